import {
  ballotPaperOf,
  invariant,
  type OpeningRecord,
  openingRecordHash,
  type Outcome,
  type ProjectId,
  type RefusedDraw,
  tallyRound,
  type TallyStep,
  type Tie,
} from '@wijkbegroting/domain';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import type { JudgedChoices } from './judge-choices.ts';
import { judgePaper, type JudgedPaper } from './paper-ballots.ts';

/** A ballot out of the box, opened and judged. SECRET until the round has closed. */
export interface OpenedBallot {
  readonly ballotHash: string;
  readonly voterKey: string;
  readonly rev: number;
  readonly choices: JudgedChoices;
}

/** A draw as it was recorded; `minutes` is null when the order was computed. */
export type RecordedDraw = ResultFile['draws'][number];

/** Everything that a count of a round depends on. */
export interface BallotsToCount {
  readonly record: OpeningRecord;
  readonly statement: ClosingStatement;
  /** Every ballot in the log, replaced ones included, in any order. */
  readonly ballots: readonly OpenedBallot[];
  readonly paper: readonly PaperBatchFile[];
  /** In the order of the log. */
  readonly draws: readonly RecordedDraw[];
}

/** A count that is finished. */
export interface CountedBallots {
  readonly kind: 'counted';
  /** `result/result.json` of the bundle. */
  readonly result: ResultFile;
  /** `result/trace.ndjson` of the bundle. */
  readonly steps: readonly TallyStep[];
  /** The choices of every counted ballot; their order means nothing. */
  readonly counted: readonly (readonly ProjectId[])[];
}

/**
 * Counts what came out of the box and what was read from paper: of each voter key the highest rev, by the rules in the
 * opening record. The server and whoever counts anew use this one function. Stops at a tie that no draw settles.
 * Rule: docs/protocol.md, section 9.
 * @throws when a project stands in the record twice
 */
export function countBallots(facts: BallotsToCount): CountedBallots | Tie | RefusedDraw {
  const { record, draws } = facts;
  const paper = ballotPaperOf(record);
  const latest = latestBallots(facts.ballots);
  const onPaper = judgePaper(facts.paper, paper);
  const counted = [...latest, ...onPaper].flatMap(({ choices }) => (choices.ok ? [choices.value] : []));
  const tally = tallyRound({
    paper,
    ballots: counted,
    rule: record.rules.count,
    draws: draws.map(({ between, order }) => ({ between, order })),
  });
  if (tally.kind !== 'outcome') return tally;
  return { kind: 'counted', result: resultOf(facts, tally, latest, onPaper), steps: tally.steps, counted };
}

/**
 * Of each voter key the ballot with the highest rev, in the order of their hashes. Two ballots with the same rev, which
 * V24 refuses, give the one with the lower hash.
 */
export function latestBallots(ballots: readonly OpenedBallot[]): readonly OpenedBallot[] {
  const latest = new Map<string, OpenedBallot>();
  for (const ballot of ballots) {
    const other = latest.get(ballot.voterKey);
    const isLater =
      other === undefined ||
      ballot.rev > other.rev ||
      (ballot.rev === other.rev && ballot.ballotHash < other.ballotHash);
    if (isLater) latest.set(ballot.voterKey, ballot);
  }
  return [...latest.values()].sort((one, other) => (one.ballotHash < other.ballotHash ? -1 : 1));
}

function resultOf(
  { record, statement, ballots, draws }: BallotsToCount,
  tally: Outcome,
  latest: readonly OpenedBallot[],
  onPaper: readonly JudgedPaper[],
): ResultFile {
  return {
    version: 2,
    roundId: record.round.id,
    openingRecordSha256: openingRecordHash(record),
    budgetCents: tally.budgetCents,
    spentCents: tally.spentCents,
    remainderCents: tally.remainderCents,
    rollSize: statement.rollSize,
    passes: statement.passes,
    ballotCount: tally.ballotCount,
    paperCount: onPaper.filter(({ choices }) => choices.ok).length,
    blankCount: tally.blankCount,
    replacedCount: ballots.length - latest.length,
    invalidBallots: latest.flatMap(({ ballotHash, choices }) =>
      choices.ok ? [] : [{ ballotHash, reason: choices.error }],
    ),
    invalidPaper: onPaper
      .flatMap(({ batch, number, choices }) => (choices.ok ? [] : [{ batch, number, reason: choices.error }]))
      .toSorted((one, other) => one.batch - other.batch || one.number - other.number),
    projects: tally.projects.map((one) => ({ ...one, title: titleOf(record, one.project) })),
    funded: tally.funded,
    draws,
  };
}

function titleOf({ projects }: OpeningRecord, project: ProjectId): string {
  const found = projects.find(({ id }) => id === project);
  invariant(found !== undefined, 'only projects of the opening record are counted');
  return found.title;
}
