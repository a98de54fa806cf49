import { expect, test } from 'vitest';
import { election } from '../../test/elections.ts';
import { candidatesOf } from './candidates.ts';
import type { Conditions } from './election.ts';
import type { Refusal } from './rule.ts';

/** a has 3 voters, b has 1 and c none, of 4 voters. */
function refusedWith(conditions: Partial<Conditions>) {
  const { places, refused } = candidatesOf(election({ a: 1, b: 1, c: 1 }, 3, ['2 a', 'ab', ''], conditions));
  return [places, Object.fromEntries(refused)];
}

const TOO_FEW: Refusal = { kind: 'belowMinimumTurnout', voters: 4, minimum: 5 };

test.each<[string, Partial<Conditions>, readonly number[], Record<number, Refusal>]>([
  ['without a minimum all take part', {}, [0, 1, 2], {}],
  ['a minimum of 1 keeps out who has no votes', { minimumVotes: 1 }, [0, 1], { 2: { kind: 'noVotes' } }],
  [
    'a minimum of 3 keeps out who has fewer, and says how many',
    { minimumVotes: 3 },
    [0],
    { 1: { kind: 'belowMinimumVotes', votes: 1, minimum: 3 }, 2: { kind: 'noVotes' } },
  ],
  ['with just enough voters all take part', { minimumTurnout: 4 }, [0, 1, 2], {}],
  [
    'with one voter too few nobody does',
    { minimumTurnout: 5, minimumVotes: 3 },
    [],
    { 0: TOO_FEW, 1: TOO_FEW, 2: TOO_FEW },
  ],
])('%s', (_, conditions, places, refused) => {
  expect(refusedWith(conditions)).toEqual([places, refused]);
});
