import { invariant, type OpeningRecord, parseCheckpoint, parseSignedNote, toBase64 } from '@wijkbegroting/domain';
import type { LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import { InvalidReason, type OutcomeRecord } from '@wijkbegroting/records/outcome.ts';
import { sumsOf } from './sums.ts';

/** What the record is made from: all of it public after publication. */
export interface RecordSources {
  readonly record: OpeningRecord;
  readonly openingRecordSha256: string;
  readonly areas: readonly string[];
  readonly organiser: string;
  readonly log: {
    readonly opening: LogEventOf<'OPENING'>;
    readonly close: LogEventOf<'CLOSE'>;
    readonly reveal: LogEventOf<'KEY_REVEAL'>;
    readonly result: LogEventOf<'RESULT'>;
    readonly decisions: readonly LogEventOf<'DECISION'>[];
    readonly incidents: readonly LogEventOf<'INCIDENT'>[];
    readonly draws: readonly LogEventOf<'DRAW'>[];
    /** Receipts that voters handed in and that the log contradicts. */
    readonly contradictedReceipts: number;
    /** How many there are in the batches of the log. */
    readonly logged: { readonly ballots: number; readonly paper: number };
    /** The last head with its cosignatures, as a signed note. */
    readonly checkpoint: string;
  };
  readonly outcome: OutcomeRecord;
  readonly countedAt: Date;
  readonly publishedAt: Date;
}

/**
 * The official record of a published round. The one source of the page and of the file to sign: both show these facts and
 * nothing else. People are in it by their organisation only.
 */
export function makeOfficialRecord(sources: RecordSources): OfficialRecord {
  const { record, areas, organiser, log, outcome } = sources;
  const { round, tallyKey } = record;
  return {
    version: 1,
    round: { id: round.id, title: round.title, areas, organiser },
    times: timesOf(sources),
    decisions: log.decisions.map(({ kind, at, proposedBy, approvedBy }) => ({ kind, at, proposedBy, approvedBy })),
    trustees: {
      threshold: tallyKey.threshold,
      holders: tallyKey.trustees.map(({ name }) => ({
        name,
        hasSignedOpening: log.opening.signatures.some((one) => one.name === name),
        hasRevealedShare: log.reveal.shares.some((one) => one.name === name),
      })),
    },
    witnesses: record.witnesses.map(({ name }) => name),
    sums: sumsOf({ rollSizes: record.rollSizes, statement: log.close.statement, logged: log.logged, outcome }),
    blankCount: outcome.blankCount,
    invalid: invalidOf(outcome),
    incidents: log.incidents.map(({ at, text }) => ({ at, text })),
    contradictedReceipts: log.contradictedReceipts,
    draws: drawsOf(sources),
    budgetCents: outcome.budgetCents,
    spentCents: outcome.spentCents,
    remainderCents: outcome.remainderCents,
    ballotCount: outcome.ballotCount,
    projects: outcome.projects.map(({ title, votes, costCents, reason }) => ({
      ...{ title, votes, costCents, reason: reason.kind },
      leftCents: reason.kind === 'skippedNoBudget' ? reason.leftCents : null,
      minimumVotes: reason.kind === 'belowMinimumVotes' ? reason.minimum : null,
    })),
    hashes: {
      openingRecordSha256: sources.openingRecordSha256,
      resultSha256: log.result.resultSha256,
      traceSha256: log.result.traceSha256,
      head: headOf(log.checkpoint, record),
    },
    softwareVersion: record.softwareVersion,
  };
}

function timesOf({ record, log, countedAt, publishedAt }: RecordSources): OfficialRecord['times'] {
  const vote = record.phases.find(({ id }) => id === 'vote');
  invariant(vote !== undefined, 'an opening record has all phases');
  const { closedAt, early } = log.close.statement;
  return {
    openedAt: vote.opensAt,
    plannedClosingAt: vote.closesAt,
    closedAt,
    earlyReason: early,
    countedAt: countedAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
  };
}

/** How many did not count, by reason; reasons that never applied are left out. */
function invalidOf({ invalidBallots, invalidPaper }: OutcomeRecord): OfficialRecord['invalid'] {
  return InvalidReason.options
    .map((reason) => ({
      reason,
      ballots: invalidBallots.filter((one) => one.reason === reason).length,
      paper: invalidPaper.filter((one) => one.reason === reason).length,
    }))
    .filter(({ ballots, paper }) => ballots + paper > 0);
}

/** In the order of the outcome, which is that of the log. */
function drawsOf({ log, outcome }: RecordSources): OfficialRecord['draws'] {
  const titles = new Map(outcome.projects.map(({ project, title }) => [project, title]));
  return outcome.draws.map(({ order, minutes, drawnAt }, at) => {
    const logged = log.draws[at];
    return {
      kind: minutes === null ? 'computed' : 'public',
      order: order.map((project) => titles.get(project) ?? project),
      minutes,
      nonce: logged?.kind === 'computed' ? logged.nonce : null,
      drawnAt,
    };
  });
}

function headOf(note: string, { witnesses }: OpeningRecord): OfficialRecord['hashes']['head'] {
  const signed = parseSignedNote(note);
  const head = signed.ok ? parseCheckpoint(signed.value.text) : signed;
  invariant(signed.ok && head.ok, 'a head is stored as a signed checkpoint');
  const names = new Set(witnesses.map(({ name }) => name));
  return {
    size: head.value.size,
    root: toBase64(head.value.root),
    cosignedBy: signed.value.signatures.map(({ name }) => name).filter((name) => names.has(name)),
  };
}
