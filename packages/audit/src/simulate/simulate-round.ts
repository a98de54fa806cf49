import { ballotPaperOf, fromBase64url, invariant, type OpeningRecord, toBase64url } from '@wijkbegroting/domain';
import { makeBoxOpener, recoverTallySecret, tallyKeyOf } from '@wijkbegroting/protocol';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { Manifest } from '@wijkbegroting/records/manifest.ts';
import { type BundleContents, bundleFiles, publicationsOf } from '../bundle/bundle-files.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import type { OpenedBallot } from '../count/count-ballots.ts';
import { electionText } from '../count/election-file.ts';
import { judgeOpenedBox } from '../count/judge-choices.ts';
import { countWithDraws } from './count-with-draws.ts';
import { MALICE } from './cast-ballots.ts';
import { inventIntentions } from './intentions.ts';
import { inventRecord, type RoundSizes } from './invented-round.ts';
import { startLog } from './log-writer.ts';
import { readOnPaper } from './paper.ts';
import { type Chance, chanceOf } from './random.ts';
import { makeRoundKeys, type RoundKeys } from './round-keys.ts';
import { logClose, logOpening, logReveal, logVoting, statementFor } from './tell-log.ts';
import { type BoxedBallot, receiptFor, voteInBox } from './vote.ts';

export interface Simulation extends RoundSizes {
  readonly seed: number;
  /** Whether projects end with equally many votes, so that lots must be drawn. */
  readonly isTie: boolean;
  /** Voters who collect their pass blind, as residents do. */
  readonly blindVoters: number;
  readonly onProgress?: (stage: 'vote' | 'open', done: number, of: number) => void;
}

/** An invented round from its opening to its result, with all secrets, so that tests can tamper as an insider would. */
export interface SimulatedRound {
  readonly keys: RoundKeys;
  readonly contents: BundleContents;
  readonly ballots: readonly BoxedBallot[];
  readonly statement: ClosingStatement;
  /** What came out of the boxes. */
  readonly opened: readonly OpenedBallot[];
}

/** Receipts that voters handed in, at most. */
const RECEIPTS = 5;

/** One of so many voters has a malicious client, and one of each kind where there is room. */
const MALICIOUS = 0.004;

function maliciousAmong(voters: number): number {
  return Math.min(Math.floor(voters / 8), Math.max(MALICE.length, Math.floor(voters * MALICIOUS)));
}

/** Runs a round: keys, passes, sealed ballots, paper, log, closing, reveal, count and draws, all with the real code. */
export async function simulateRound(simulation: Simulation): Promise<SimulatedRound> {
  const chance = chanceOf(simulation.seed);
  const keys = await makeRoundKeys(chance);
  const record = inventRecord(simulation, keys, chance);
  const { ballots, paper } = await vote(simulation, record, keys, chance);
  const statement = statementFor(record, { voters: simulation.voters, ballots, paper });
  const log = startLog(record.round.id, keys);
  logOpening(log, record, keys);
  logVoting(log, { keys, record, statement, ballots, paper, chance });
  const close = logClose(log, statement, keys);
  const closeRoot = log.root();
  const reveal = logReveal(log, record, keys);
  const opened = await openBox(record, reveal.shares, ballots, (done) =>
    simulation.onProgress?.('open', done, ballots.length),
  );
  const { count, draws } = countWithDraws(log, { record, statement, opened, paper, closeRoot, keys, chance });
  return {
    keys,
    ballots,
    statement,
    opened,
    contents: {
      record,
      leaves: log.leaves,
      heads: log.heads,
      ballots: ballots.map(({ ballot }) => ballot),
      paper,
      close,
      reveal,
      receipts: ballots.slice(0, RECEIPTS).map((ballot) => receiptFor(record, keys, ballot)),
      draws,
      result: count.result,
      steps: count.steps,
      decisions: count.result.funded.map((project) => ({
        project,
        decision: 'granted',
        reason: 'Past in het budget.',
      })),
      election: electionText(record, count.result.funded, count.counted),
    },
  };
}

async function vote(
  { voters, paper, isTie, blindVoters, onProgress }: Simulation,
  record: OpeningRecord,
  keys: RoundKeys,
  chance: Chance,
) {
  const malicious = maliciousAmong(voters);
  const honest = voters - malicious;
  const intentions = inventIntentions(record, honest + paper, { isTie, chance });
  const ballots = await voteInBox({
    record,
    keys,
    chance,
    intentions: intentions.slice(0, honest),
    malicious,
    blindVoters,
    onVoter: (done) => onProgress?.('vote', done, voters),
  });
  return { ballots, paper: readOnPaper(intentions.slice(honest), chance) };
}

/** Opens all boxes with what the trustees revealed. */
async function openBox(
  record: OpeningRecord,
  shares: readonly { readonly share: string }[],
  ballots: readonly BoxedBallot[],
  onBallot: (done: number) => void,
): Promise<readonly OpenedBallot[]> {
  const tallyKey = bytesOf(record.tallyKey.publicKey);
  const secret = await recoverTallySecret(
    shares.map(({ share }) => bytesOf(share)),
    tallyKey,
  );
  invariant(secret.ok && toBase64url(tallyKeyOf(secret.value)) === record.tallyKey.publicKey, 'the shares fit');
  const open = await makeBoxOpener(secret.value);
  const paper = ballotPaperOf(record);
  const opened: OpenedBallot[] = [];
  for (let from = 0; from < ballots.length; from += 64) {
    const some = ballots.slice(from, from + 64).map(async ({ hash, ballot: { body } }): Promise<OpenedBallot> => {
      const { voterKey, rev, box } = body;
      const padded = await open({ roundId: body.round, voterKey: bytesOf(voterKey), rev, box: bytesOf(box) });
      return { ballotHash: hash, voterKey, rev, choices: judgeOpenedBox(padded, paper) };
    });
    opened.push(...(await Promise.all(some)));
    onBallot(opened.length);
  }
  return opened;
}

/** Writes the bundle of a simulated round, as public as its number of ballots allows. */
export async function writeSimulated(
  { contents }: Pick<SimulatedRound, 'contents'>,
  sink: WritableStream<Uint8Array>,
  asked?: Manifest['publication'],
): Promise<Manifest> {
  const { record, result } = contents;
  const [allowed] = publicationsOf(record, result.ballotCount);
  const publication = asked ?? allowed ?? 'auditor';
  const facts = { round: record.round.id, softwareVersion: record.softwareVersion, publication };
  return await writeBundle(facts, bundleFiles(publication, contents), sink);
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  invariant(bytes.ok, 'what was made here is base64url');
  return bytes.value;
}
