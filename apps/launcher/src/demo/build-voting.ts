import type { HeldShare } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { importRoll } from '@wijkbegroting/api/features/roll/import-roll.ts';
import { makeCodeLetters } from '@wijkbegroting/api/features/roll/make-code-letters.ts';
import { phaseOf } from '@wijkbegroting/domain';
import { step, waitUntil } from '../progress.ts';
import { demoRound, type DemoStage, hasReached, persona } from './stage.ts';
import { keepCodes } from './code-file.ts';
import { castVotes } from './cast-votes.ts';
import { countAndPublish } from './count-and-publish.ts';
import { holdDemoCeremony, revealAsTrustees, signAsTrustees } from './key-ceremony.ts';
import { must } from './must.ts';
import { type DemoVoter, inventRoll, rollCsv } from './roll-file.ts';
import { keepShares } from './share-file.ts';
import { approve, propose, together } from './two-persons.ts';

/** Who may vote in the demo. A real Parkwijk has some 5,900 voters; this is enough to see every page filled. */
const ROLL_SIZE = 600;
/** Who has voted when voting is over; more than a hundred, so that the ballots themselves are published too. */
const VOTERS = 130;
/** What the ballot box allows after closing time, and a moment for the clocks. */
const GRACE = 31_000;

/** Sets up the roll, codes and ballot box, and when voting is over has people vote. @returns the file with codes to try */
export async function buildVoting(stage: DemoStage): Promise<string> {
  const voters = await step('Kiezerslijst en stemcodes maken', () => makeRoll(stage));
  const shares = await step('Sleutel van de stembus maken en verdelen', () => holdDemoCeremony(stage));
  keepShares(stage.config, shares);
  await step('Stembus klaarzetten', () => openVoting(stage, shares));
  if (hasReached(stage.asked, 'count')) await holdVote(stage, voters.slice(0, VOTERS), shares);
  return keepCodes(stage.config, voters.slice(VOTERS));
}

/** People vote, the box closes at its time, and when the outcome is asked for it is counted and published. */
async function holdVote(stage: DemoStage, voters: readonly DemoVoter[], shares: readonly HeldShare[]): Promise<void> {
  await step('Bewoners laten stemmen', () => castVotes(stage, voters));
  const closes = phaseOf(stage, 'vote').closesAt.getTime() + GRACE;
  await step('Wachten tot de stembus sluit', () => waitUntil('seconden', closes));
  await step('Stembus sluiten', () =>
    together(stage, { kind: 'close-voting', payload: { earlyReason: null } }, new Date()),
  );
  if (!hasReached(stage.asked, 'outcome')) return;
  await step('Stembus openen', () => revealAsTrustees(stage, shares));
  await step('Tellen en bekendmaken', () => countAndPublish(stage));
}

async function openVoting(stage: DemoStage, shares: readonly HeldShare[]): Promise<void> {
  const now = phaseOf(stage, 'check').closesAt;
  const actionId = await propose(stage, { kind: 'open-voting', payload: {} }, now);
  await signAsTrustees(stage, shares, now);
  await approve(stage, actionId, now);
}

async function makeRoll(stage: DemoStage): Promise<readonly DemoVoter[]> {
  const { databases, secrets, rollSize = ROLL_SIZE } = stage;
  const round = await demoRound(stage);
  const lines = inventRoll(rollSize);
  const asked = {
    round,
    accountId: persona(stage, 'beheerder').id,
    now: phaseOf(stage, 'check').closesAt,
    pepper: Buffer.from(secrets.codePepper, 'hex'),
  };
  must(await importRoll(databases, { ...asked, csv: rollCsv(lines) }));
  const letters = must(
    await makeCodeLetters(databases, { ...asked, references: lines.map(({ reference }) => reference) }),
  );
  const codes = new Map(letters.map(({ reference, code }) => [reference, code]));
  return lines.map((line) => ({ ...line, code: codes.get(line.reference) ?? '' }));
}
