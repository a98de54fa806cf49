import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { RecordSum, RecordTerm } from '@wijkbegroting/records/official-record.ts';
import type { OutcomeRecord } from '@wijkbegroting/records/outcome.ts';

/** The numbers of a round from the places where each was written down by itself. */
export interface Counted {
  /** From the opening record: entries of the roll by buurt. */
  readonly rollSizes: readonly { readonly entries: number }[];
  /** From the leaf that closed the box. */
  readonly statement: ClosingStatement;
  /** From the batches in the log. */
  readonly logged: { readonly ballots: number; readonly paper: number };
  readonly outcome: Pick<
    OutcomeRecord,
    | 'ballotCount'
    | 'paperCount'
    | 'replacedCount'
    | 'invalidBallots'
    | 'invalidPaper'
    | 'budgetCents'
    | 'remainderCents'
    | 'funded'
    | 'projects'
  >;
}

type Terms = readonly (readonly [RecordTerm, number])[];

/**
 * Follows every person and every ballot from the roll to the count. Each number stands in a sum with what was written
 * down elsewhere; only who did not use a right is no more than what is left over.
 * @returns the sums in that order, each with its difference; 0 where the sum is right
 */
export function sumsOf(counted: Counted): readonly RecordSum[] {
  return [...peopleOf(counted), ...ballotsOf(counted), ...paperOf(counted), moneyOf(counted)];
}

/** Everyone on the roll, and what they did with their right. */
function peopleOf({ rollSizes, statement }: Counted): readonly RecordSum[] {
  const { rollSize, passes, paper, blocked, voters } = statement;
  const used: Terms = [
    ['passes', passes],
    ['paperEntries', paper],
    ['blocked', blocked],
  ];
  const voted: Terms = [
    ['voters', voters],
    ['passesNotUsed', leftOf(passes, voters)],
  ];
  return [
    sum('people', ['rollAtOpening', total(rollSizes.map(({ entries }) => entries))], [['roll', rollSize]]),
    sum('people', ['roll', rollSize], [...used, ['notUsed', leftOf(rollSize, passes + paper + blocked)]]),
    sum('people', ['passes', passes], voted),
  ];
}

/** Every ballot from the box, through the log, to the count. */
function ballotsOf({ statement: { ballots, voters }, logged, outcome }: Counted): readonly RecordSum[] {
  const inLog: Terms = [
    ['voters', voters],
    ['replaced', outcome.replacedCount],
  ];
  const judged: Terms = [
    ['countedBallots', outcome.ballotCount - outcome.paperCount],
    ['invalidBallots', outcome.invalidBallots.length],
  ];
  return [
    sum('ballots', ['ballots', ballots], [['loggedBallots', logged.ballots]]),
    sum('ballots', ['loggedBallots', logged.ballots], inLog),
    sum('ballots', ['voters', voters], judged),
  ];
}

function paperOf({ statement: { paper, paperBallots }, logged, outcome }: Counted): readonly RecordSum[] {
  const judged: Terms = [
    ['countedPaper', outcome.paperCount],
    ['invalidPaper', outcome.invalidPaper.length],
  ];
  return [
    sum('people', ['paperEntries', paper], [['paperBallots', paperBallots]]),
    sum('ballots', ['paperBallots', paperBallots], [['loggedPaper', logged.paper]]),
    sum('ballots', ['loggedPaper', logged.paper], judged),
  ];
}

function moneyOf({ outcome: { projects, funded, budgetCents, remainderCents } }: Counted): RecordSum {
  const costs = new Map(projects.map(({ project, costCents }) => [project, costCents]));
  return sum(
    'cents',
    ['budget', budgetCents],
    [
      ['funded', total(funded.map((project) => costs.get(project) ?? 0))],
      ['remainder', remainderCents],
    ],
  );
}

function sum(unit: RecordSum['unit'], [term, count]: readonly [RecordTerm, number], parts: Terms): RecordSum {
  return {
    unit,
    whole: { term, count },
    parts: parts.map(([name, size]) => ({ term: name, count: size })),
    difference: count - total(parts.map(([, size]) => size)),
  };
}

/** What is left when nothing went wrong; more used than there was shows as a difference. */
function leftOf(whole: number, used: number): number {
  return Math.max(0, whole - used);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
