import { describe, expect, test } from 'vitest';
import { fraction } from '../src/fraction.ts';
import type { Election } from '../src/tally/election.ts';
import { COMPLETIONS, RULES } from '../src/tally/rule-names.ts';
import type { Count } from '../src/tally/rule.ts';
import type { DividingRule } from '../src/tally/rules.ts';
import { countWith, election, settledCount } from './elections.ts';

/** A finished count; these examples need no lots. */
function counted(choice: DividingRule, votes: Election): Count {
  const outcome = countWith(choice, votes);
  if (outcome.kind !== 'count') throw new Error(outcome.kind);
  return outcome;
}

/** The funded projects by their letters, in the order of the count. */
function letters({ projects }: Election, { funded }: Count): string {
  return funded.map((place) => projects[place]?.id).join('');
}

function loadsOf({ steps }: Count) {
  return steps.map(({ turn }) => (turn.kind === 'load' ? turn.load : null));
}

describe('L. E. Phragmén 1894, in S. Janson: Phragmén’s and Thiele’s election methods, 2018', () => {
  // Three seats: every candidate costs 1 of 3.
  const votes = election({ A: 1, B: 1, C: 1, P: 1, Q: 1, R: 1 }, 3, ['1034 ABC', '519 PQR', '90 ABQ', '47 APQ']);

  test('A is elected first, then Q, then B', () => {
    expect(letters(votes, counted(RULES.phragmen, votes))).toBe('AQB');
  });

  test('with these loads', () => {
    // A has 1171 votes. Of the 656 for Q, 137 bear 1/1171 already. Of the 1124 for B, 1034 bear that and 90 the load of Q.
    const a = fraction(1n, 1171n);
    const q = fraction(1171n + 137n, 1171n * 656n);
    const b = fraction(1171n * 656n + 1034n * 656n + 90n * (1171n + 137n), 1171n * 656n * 1124n);
    expect(loadsOf(counted(RULES.phragmen, votes)).slice(0, 3)).toEqual([a, q, b]);
  });

  test('most votes would elect A, B and C of one party', () => {
    expect(letters(votes, counted(RULES['greedy-votes'], votes))).toBe('ABC');
  });
});

describe('M. Lackner and P. Skowron: Multi-Winner Voting with Approval Preferences, 2023, example 2.12', () => {
  const votes = election({ a: 1, b: 1, c: 1, d: 1 }, 3, ['3 cd', '2 ab', '2 ac', 'bd']);

  test('Equal Shares elects c and a, and then has too little for a third; by votes that is d', () => {
    const choice = RULES['equal-shares-count'];
    const count = counted(choice, votes);
    expect(letters(votes, count)).toBe('ca');
    expect(count.endowment).toEqual(fraction(3n, 8n));
    // Five pay 1/5 for c. Two of the four for a have 7/40 left and give that; the other two pay the rest.
    expect(count.steps.map(({ turn }) => (turn.kind === 'share' ? turn.prices[0]?.price : null))).toMatchObject([
      { perPoint: fraction(1n, 5n), payers: 5, emptied: 0 },
      { perPoint: fraction(13n, 40n), payers: 4, emptied: 2 },
    ]);
    const completion = COMPLETIONS.get('greedy-votes') ?? choice.completion;
    expect(letters(votes, counted({ ...choice, completion }, votes))).toBe('cad');
  });

  test('Phragmén elects c, then b, then d', () => {
    const count = counted(RULES.phragmen, votes);
    expect(letters(votes, count)).toBe('cbd');
  });
});

describe('the example with which Equal Shares is explained: 51 voters for ten red projects, 49 for ten blue ones', () => {
  const names = Array.from({ length: 20 }, (_, at) => String.fromCharCode('A'.charCodeAt(0) + at));
  const votes = election(Object.fromEntries(names.map((name) => [name, 10])), 100, [
    `51 ${names.slice(0, 10).join('')}`,
    `49 ${names.slice(10).join('')}`,
  ]);
  // All projects of a colour are equal, so any order of them will do.
  const inOrder = names.map((_, place) => place);
  const partsOf = (choice: DividingRule): readonly [red: number, blue: number] => {
    const { funded } = settledCount(choice, votes, inOrder);
    return [funded.filter((place) => place < 10).length, funded.filter((place) => place >= 10).length];
  };

  test('most votes gives red everything', () => {
    expect(partsOf(RULES['greedy-votes'])).toEqual([10, 0]);
  });

  test('Equal Shares gives each its part: money for five and for four, and the rest of it for none', () => {
    expect(partsOf(RULES['equal-shares-cost'])).toEqual([5, 4]);
  });
});
