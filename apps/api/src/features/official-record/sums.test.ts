import { cents, type ProjectId } from '@wijkbegroting/domain';
import type { RecordSum, RecordTerm } from '@wijkbegroting/records/official-record.ts';
import { expect, test } from 'vitest';
import { type Counted, sumsOf } from './sums.ts';

const [A, B] = ['a', 'b'] as [ProjectId, ProjectId];
const HASH = 'a'.repeat(64);

/** 100 people: 60 passes, 7 on paper, 3 blocked; 50 voted, 4 twice, 2 invalid; of the paper 1 is invalid. */
const COUNTED: Counted = {
  rollSizes: [{ entries: 80 }, { entries: 20 }],
  statement: {
    ...{ closedAt: '2027-06-18T22:00:00.000Z', early: null, rollSize: 100, codes: 100, replaced: 1 },
    ...{ passes: 60, paper: 7, blocked: 3, ballots: 54, voters: 50, batches: 5, paperBallots: 7 },
  },
  logged: { ballots: 54, paper: 7 },
  outcome: {
    ...{ ballotCount: 54, paperCount: 6, replacedCount: 4 },
    invalidBallots: [
      { ballotHash: HASH, reason: 'ballot-too-few' },
      { ballotHash: HASH, reason: 'padding-wrong' },
    ],
    invalidPaper: [{ batch: 1, number: 3, reason: 'marked-invalid' }],
    budgetCents: cents(1_000),
    remainderCents: cents(300),
    funded: [A],
    projects: [A, B].map((project) => ({
      ...{ project, title: project, votes: 3, costCents: cents(700), reason: { kind: 'funded' as const } },
    })),
  },
};

const { statement, outcome, logged } = COUNTED;
const wrongIn = (sums: readonly RecordSum[]): [RecordTerm, number][] =>
  sums.filter(({ difference }) => difference !== 0).map(({ whole, difference }) => [whole.term, difference]);

test('who is on the roll and what is in the box comes out to the last one', () => {
  const sums = sumsOf(COUNTED);
  expect(wrongIn(sums)).toEqual([]);
  const inWords = sums.map(({ whole, parts }) =>
    [whole, ...parts].map(({ term, count }) => `${String(count)} ${term}`).join(' | '),
  );
  expect(inWords).toEqual([
    '100 rollAtOpening | 100 roll',
    '100 roll | 60 passes | 7 paperEntries | 3 blocked | 30 notUsed',
    '60 passes | 50 voters | 10 passesNotUsed',
    '54 ballots | 54 loggedBallots',
    '54 loggedBallots | 50 voters | 4 replaced',
    '50 voters | 48 countedBallots | 2 invalidBallots',
    '7 paperEntries | 7 paperBallots',
    '7 paperBallots | 7 loggedPaper',
    '7 loggedPaper | 6 countedPaper | 1 invalidPaper',
    '1000 budget | 700 funded | 300 remainder',
  ]);
});

test.each<[string, Counted, [RecordTerm, number][]]>([
  ['a roll that grew', { ...COUNTED, rollSizes: [{ entries: 98 }] }, [['rollAtOpening', -2]]],
  ['more used than there are people', { ...COUNTED, statement: { ...statement, blocked: 40 } }, [['roll', -7]]],
  ['more voters than passes', { ...COUNTED, statement: { ...statement, passes: 49 } }, [['passes', -1]]],
  [
    'a ballot that is not in the log',
    { ...COUNTED, logged: { ...logged, ballots: 53 } },
    [
      ['ballots', 1],
      ['loggedBallots', -1],
    ],
  ],
  ['a ballot that vanished in the count', { ...COUNTED, outcome: { ...outcome, ballotCount: 53 } }, [['voters', 1]]],
  ['somebody who took the paper home', { ...COUNTED, statement: { ...statement, paper: 8 } }, [['paperEntries', 1]]],
  [
    'a paper ballot that was not entered',
    { ...COUNTED, logged: { ...logged, paper: 6 } },
    [
      ['paperBallots', 1],
      ['loggedPaper', -1],
    ],
  ],
  ['money that is not there', { ...COUNTED, outcome: { ...outcome, remainderCents: cents(301) } }, [['budget', -1]]],
])('%s is a difference in its place', (_what, counted, wrong) => {
  expect(wrongIn(sumsOf(counted))).toEqual(wrong);
});
