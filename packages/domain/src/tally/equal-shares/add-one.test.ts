import { describe, expect, test } from 'vitest';
import { election, UNSETTLED } from '../../../test/elections.ts';
import { fraction } from '../../fraction.ts';
import { makeElection } from '../election.ts';
import { ruleFor } from '../rules.ts';
import { firstEndowment } from './add-one.ts';

test('the first money is an exact part of the budget, or what of that is whole units of the currency', () => {
  const voters = ['a', 'a', 'a'].map(() => new Map([[0, 1]]));
  const votes = makeElection({ projects: [{ id: 'a', cost: 1 }], budget: 1000, currencyUnit: 100, ballots: voters });
  expect(firstEndowment(votes, 1000, 'exact')).toEqual(fraction(1000n, 3n));
  expect(firstEndowment(votes, 1000, 'whole')).toEqual(fraction(300n));
  expect(firstEndowment(election({ a: 1 }, 5, []), 5, 'exact')).toEqual(fraction(0n));
});

describe('after every run it says how much of the money is spent, and gives everybody 1 more', () => {
  // With 3 and with 4 for each the voters of a buy it; the voter of b can when they have what it costs.
  const votes = (cost: number) => election({ a: 6, b: cost }, 10, ['2 a', 'b']);

  test.each([
    ['until nothing more fits', 5, 'exhaustive', []],
    ['until everything is bought', 4, 'exhaustive', [6]],
    ['until the next run costs too much', 5, 'overBudget', [6, 6]],
    ['until everything is bought that has supporters', 4, 'overBudget', [6]],
  ] as const)('%s', (_, cost, stop, spent) => {
    const completion = { addOne: { start: 'whole', stop }, greedy: null } as const;
    const rule = ruleFor({ kind: 'equalShares', utility: 'cost', completion });
    expect([...rule(votes(cost), UNSETTLED)]).toEqual(spent.map((done) => ({ done, total: 10 })));
  });
});
