import { expect, test } from 'vitest';
import { COUNT, euro, project } from '../../test/factories.ts';
import { makeBallotPaper } from '../ballot.ts';
import type { CountRules } from '../round-rules.ts';
import { type Tally, tallyRound } from './count-round.ts';
import type { Reason } from './outcome.ts';
import type { Draw } from './tie.ts';

/** What each plan costs in euros. There are 10,000 euros to divide, and a plan needs 2 votes. */
const COSTS = { Bankjes: 4000, Pluktuin: 3500, Watertap: 3000, Speelhut: 1500, Boomgaard: 1500, AED: 1000, Krant: 500 };

/** One row per voter, each within the budget; the last is blank. */
const BALLOTS = [
  ['Bankjes', 'Pluktuin', 'Speelhut'],
  ['Bankjes', 'Pluktuin', 'Speelhut'],
  ['Bankjes', 'Watertap', 'Speelhut'],
  ['Bankjes', 'Pluktuin', 'AED'],
  ['Bankjes', 'Watertap'],
  ['Watertap', 'Pluktuin'],
  ['Watertap', 'Boomgaard', 'AED'],
  ['Boomgaard', 'Krant'],
  [],
];

function count(draws: readonly Draw[], rule: Partial<CountRules> = {}): Tally {
  const projects = Object.entries(COSTS).map(([name, cost]) => ({ id: project(name), costCents: euro(cost) }));
  const ballot = { kind: 'divideBudget', minimumChoices: 0, maximumChoices: null } as const;
  return tallyRound({
    paper: makeBallotPaper(ballot, euro(10_000), projects),
    ballots: BALLOTS.map((names) => names.map(project)),
    rule: { ...COUNT, minimumVotes: 2, ...rule },
    draws,
  });
}

function drawn(...order: string[]): Draw {
  return { between: order.map(project).toSorted(), order: order.map(project) };
}

function inWords(reason: Reason): string {
  if (reason.kind === 'skippedNoBudget') return `costs ${reason.costCents / 100}, left ${reason.leftCents / 100}`;
  return reason.kind === 'belowMinimumVotes' ? `fewer than ${reason.minimum} votes` : reason.kind;
}

function rows(tally: Tally): readonly (readonly [string, number, string])[] {
  if (tally.kind !== 'outcome') throw new Error(`no outcome but ${tally.kind}`);
  return tally.projects.map(({ project: name, votes, reason }) => [name, votes, inWords(reason)]);
}

test('Pluktuin and Watertap have 4 votes each and cost 6,500 while 6,000 is left: lots must be drawn', () => {
  const between = ['Pluktuin', 'Watertap'];
  expect(count([])).toEqual({ kind: 'tie', between, votes: 4, moneyLeftCents: euro(6000) });
});

test('Pluktuin is drawn first; later AED and Boomgaard have 2 votes each, but only AED fits: no lots', () => {
  expect(rows(count([drawn('Pluktuin', 'Watertap')]))).toEqual([
    ['Bankjes', 5, 'funded'], //                    6,000 left
    ['Pluktuin', 4, 'funded'], //                   2,500 left
    ['Watertap', 4, 'costs 3000, left 2500'],
    ['Speelhut', 3, 'funded'], //                   1,000 left
    ['AED', 2, 'funded'], //                            0 left
    ['Boomgaard', 2, 'costs 1500, left 1000'],
    ['Krant', 1, 'fewer than 2 votes'],
  ]);
});

test('Watertap is drawn first; now AED and Boomgaard both fit in 1,500, but not together: lots again', () => {
  const first = drawn('Watertap', 'Pluktuin');
  expect(count([first])).toEqual({
    kind: 'tie',
    between: ['AED', 'Boomgaard'],
    votes: 2,
    moneyLeftCents: euro(1500),
  });
  expect(rows(count([first, drawn('Boomgaard', 'AED')]))).toEqual([
    ['Bankjes', 5, 'funded'], //                    6,000 left
    ['Watertap', 4, 'funded'], //                   3,000 left
    ['Pluktuin', 4, 'costs 3500, left 3000'],
    ['Speelhut', 3, 'funded'], //                   1,500 left
    ['Boomgaard', 2, 'funded'], //                      0 left
    ['AED', 2, 'costs 1000, left 0'],
    ['Krant', 1, 'fewer than 2 votes'],
  ]);
});

test("rule 'stop': the count ends at the first plan that does not fit", () => {
  expect(rows(count([drawn('Pluktuin', 'Watertap')], { whenNextDoesNotFit: 'stop' }))).toEqual([
    ['Bankjes', 5, 'funded'], //                    6,000 left
    ['Pluktuin', 4, 'funded'], //                   2,500 left
    ['Watertap', 4, 'costs 3000, left 2500'], //    here the count stops
    ['Speelhut', 3, 'stopped'],
    ['AED', 2, 'stopped'],
    ['Boomgaard', 2, 'stopped'],
    ['Krant', 1, 'fewer than 2 votes'],
  ]);
});

test('the totals and the steps show the same count', () => {
  expect(count([drawn('Pluktuin', 'Watertap')])).toMatchObject({
    ballotCount: 9,
    blankCount: 1,
    funded: ['Bankjes', 'Pluktuin', 'Speelhut', 'AED'],
    spentCents: euro(10_000),
    remainderCents: euro(0),
    steps: [
      { votes: 5, taken: 'together', leftBeforeCents: euro(10_000), leftAfterCents: euro(6000) },
      { votes: 4, taken: 'drawn', leftBeforeCents: euro(6000), leftAfterCents: euro(2500) },
      { votes: 3, taken: 'together', leftBeforeCents: euro(2500), leftAfterCents: euro(1000) },
      { votes: 2, taken: 'together', leftBeforeCents: euro(1000), leftAfterCents: euro(0) },
    ],
  });
});
