import { setTimeout as pause } from 'node:timers/promises';
import { closeBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { invariant, type RoundId } from '@wijkbegroting/domain';
import { prepareBallots } from '../bench/ballots.ts';
import { compareWithLog } from './acknowledged.ts';
import { castPatiently } from './patient-voter.ts';
import type { SoakReport } from './soak-report.ts';
import type { SoakStage } from './soak-stage.ts';

/** Bar R4: closed within two seconds while a hundred ballots a second come in. */
const CASTS_PER_SECOND = 100;
const LONGEST = 2_000;
/** How long people vote before the box closes, and go on trying after it, in milliseconds. */
const BEFORE = 1_000;
const AFTER = 500;

/** Closes one box after the other while ballots keep coming in. What was confirmed is in the log, and nothing else. */
export async function soakClosing(
  stage: SoakStage,
  { times, onProgress }: { readonly times: number; readonly onProgress: (done: number) => void },
): Promise<SoakReport> {
  const closings: number[] = [];
  const faults: string[] = [];
  let acknowledged = 0;
  let refused = 0;
  for (let nr = 0; nr < times; nr += 1) {
    const round = `closing-${nr}`;
    const record = await stage.openBox(round);
    const count = Math.ceil((CASTS_PER_SECOND * (BEFORE + AFTER)) / 1_000);
    const ballots = await prepareBallots({ record, issuer: stage.issuer }, count);
    const receipts = new Set<string>();
    const voting = ballots.map(async (ballot, at) => {
      await pause((at * 1_000) / CASTS_PER_SECOND);
      const ended = await castPatiently(() => `http://127.0.0.1:${stage.server().port}`, round, ballot);
      if (ended === 'receipt') receipts.add(ballot.hash);
      else refused += 1;
    });
    await pause(BEFORE);
    closings.push(await closeNow(stage, record.round.id));
    await Promise.all(voting);
    acknowledged += receipts.size;
    const { lost, unconfirmed, doubled } = await compareWithLog(stage.databases().urn, round, receipts);
    if (lost + unconfirmed + doubled > 0)
      faults.push(`${round}: ${lost} kwijt, ${unconfirmed} te laat, ${doubled} dubbel`);
    onProgress(nr + 1);
  }
  const slowest = Math.max(...closings);
  if (slowest >= LONGEST) faults.push(`sluiten duurde ${Math.round(slowest)} ms`);
  return {
    facts: { sluitingen: times, bevestigd: acknowledged, geweigerd: refused, langsteMs: Math.round(slowest) },
    faults,
  };
}

async function closeNow(stage: SoakStage, round: RoundId): Promise<number> {
  const keeper = await stage.keeperOf(round);
  const start = performance.now();
  const answer = await closeBox(stage.databases().urn, keeper, true);
  invariant(answer === 'closed', `a box that is open closes, not ${answer}`);
  return performance.now() - start;
}
