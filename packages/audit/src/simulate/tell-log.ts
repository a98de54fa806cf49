import {
  addDays,
  calendarDay,
  canonicalBytes,
  dayOf,
  fromHex,
  invariant,
  type OpeningRecord,
  openingRecordHash,
  sha256Hex,
  toBase64url,
} from '@wijkbegroting/domain';
import { signOpening } from '@wijkbegroting/protocol';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { LogWriter } from './log-writer.ts';
import type { Chance } from './random.ts';
import type { RoundKeys } from './round-keys.ts';
import type { BoxedBallot } from './vote.ts';

const OPENED_AT = new Date('2027-05-10T07:00:00.000Z');
export const CLOSED_AT = new Date('2027-06-13T22:00:00.000Z');
const FIRST_DAY = calendarDay('2027-05-10');
const DAYS = 34;
/** A day with fewer new passes waits for the next. */
const FEWEST_NEW = 10;
const HOUR = 3_600_000;

/** So many hours after the closing. */
export function afterClosing(hours: number): Date {
  return new Date(CLOSED_AT.getTime() + hours * HOUR);
}

export function logOpening(log: LogWriter, record: OpeningRecord, keys: RoundKeys): void {
  const hash = fromHex(openingRecordHash(record));
  invariant(hash.ok, 'a hash is hexadecimal');
  const signatures = keys.trustees.map(({ name, secret }) => ({
    name,
    signature: toBase64url(signOpening(secret, hash.value)),
  }));
  log.append({ type: 'OPENING', record, signatures });
  log.append(decision('open-voting', OPENED_AT));
  log.head(OPENED_AT, keys.witnesses);
}

interface Voting {
  readonly keys: RoundKeys;
  readonly record: OpeningRecord;
  readonly statement: ClosingStatement;
  readonly ballots: readonly BoxedBallot[];
  readonly paper: readonly PaperBatchFile[];
  readonly chance: Chance;
}

/** The days of issuing, then the batches from the box, then those on paper. Witnesses miss a head now and then. */
export function logVoting(log: LogWriter, { keys, statement, ballots, paper, chance }: Voting): void {
  for (const event of issuanceDays(statement)) log.append(event);
  const byBatch = Map.groupBy(ballots, ({ batch }) => batch);
  for (const batch of [...byBatch.keys()].sort((one, other) => one - other)) {
    const hashes = (byBatch.get(batch) ?? []).map(({ hash }) => hash).sort();
    log.append({ type: 'BALLOT_BATCH', batch, ballots: hashes });
    const at = new Date(CLOSED_AT.getTime() - (byBatch.size + 1 - batch) * 5 * HOUR);
    log.head(at, chance.next() < 0.8 ? keys.witnesses : keys.witnesses.slice(1));
  }
  log.append({ type: 'INCIDENT', at: CLOSED_AT.toISOString(), text: 'De balie was op 1 juni een uur later open.' });
  for (const file of paper) {
    const { batch } = file;
    log.append({ type: 'PAPER_BATCH', batch, ballots: file.ballots.length, sha256: sha256Hex(canonicalBytes(file)) });
  }
}

export function logClose(log: LogWriter, statement: ClosingStatement, keys: RoundKeys): LogEventOf<'CLOSE'> {
  const close = { type: 'CLOSE', statement } as const;
  log.append(close);
  log.head(afterClosing(1), keys.witnesses);
  return close;
}

/** The first trustees bring their shares, as many as are needed. */
export function logReveal(log: LogWriter, record: OpeningRecord, keys: RoundKeys): LogEventOf<'KEY_REVEAL'> {
  const bringing = keys.trustees.slice(0, record.tallyKey.threshold);
  const shares = bringing.map(({ name, secret }) => ({ name, share: toBase64url(secret) }));
  const reveal = { type: 'KEY_REVEAL', shares } as const;
  log.append(reveal);
  log.head(afterClosing(12), keys.witnesses);
  return reveal;
}

/** What goes into the closing statement: a few more passes and paper entries than ballots, and some blocked entries. */
export function statementFor(
  record: OpeningRecord,
  { voters, ballots, paper }: { voters: number; ballots: readonly BoxedBallot[]; paper: readonly PaperBatchFile[] },
): ClosingStatement {
  const rollSize = record.rollSizes.reduce((sum, { entries }) => sum + entries, 0);
  const paperBallots = paper.reduce((sum, file) => sum + file.ballots.length, 0);
  return {
    closedAt: CLOSED_AT.toISOString(),
    early: null,
    rollSize,
    codes: rollSize,
    replaced: 3,
    passes: voters + Math.ceil(voters / 20),
    paper: paperBallots,
    blocked: 4,
    ballots: ballots.length,
    voters,
    batches: new Set(ballots.map(({ batch }) => batch)).size,
    paperBallots,
  };
}

/** A decision of two organisations, about a payload that is not in the bundle. */
export function decision(kind: string, at: Date): LogEvent {
  const payloadSha256 = sha256Hex(canonicalBytes({ kind, at: at.toISOString() }));
  return {
    type: 'DECISION',
    kind,
    at: at.toISOString(),
    payloadSha256,
    proposedBy: 'gemeente',
    approvedBy: 'controleur',
  };
}

function issuanceDays({ passes, paper, blocked }: ClosingStatement): readonly LogEvent[] {
  const events: LogEvent[] = [];
  let told = 0;
  for (let at = 1; at <= DAYS; at += 1) {
    const share = (total: number): number => Math.floor((total * at) / DAYS);
    const sum = share(passes) + share(paper) + share(blocked);
    if (sum - told < FEWEST_NEW && at < DAYS) continue;
    told = sum;
    const day = addDays(FIRST_DAY, at - 1);
    invariant(day <= dayOf(CLOSED_AT), 'passes are collected until voting closes');
    events.push({ type: 'ISSUANCE_DAY', day, passes: share(passes), paper: share(paper), blocked: share(blocked) });
  }
  return events;
}
