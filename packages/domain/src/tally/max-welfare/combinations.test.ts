import { describe, expect, test } from 'vitest';
import { finish } from '../rule.ts';
import { bestCombinations } from './combinations.ts';
import type { Choice, ProjectKind } from './kinds.ts';

/** Kinds of one project each, by their costs and what they are worth. */
function kinds(...costsAndWorths: readonly (readonly [cost: number, worth: number])[]): readonly ProjectKind[] {
  return costsAndWorths.map(([cost, worth], place) => ({ projects: [place], cost, worth: BigInt(worth), limits: [] }));
}

function best(choice: Choice, most = 1000) {
  const found = finish(bestCombinations(choice, most));
  return found.kind === 'best' ? found.ends.map(({ cost, worth }) => [cost, Number(worth)]) : found;
}

test('gives all combinations that are worth the most, each cost once', () => {
  const choice = { kinds: kinds([3, 6], [2, 4], [1, 2], [4, 7]), limits: [], budget: 5 };
  expect(best(choice)).toEqual([[5, 10]]);
  expect(best({ ...choice, budget: 10 })).toEqual([[10, 19]]);
  const cheaper = { kinds: kinds([3, 6], [2, 6]), limits: [], budget: 4 };
  expect(best(cheaper)).toEqual([
    [2, 6],
    [3, 6],
  ]);
});

test('no combination uses more of a limit than there is', () => {
  const [one, other] = kinds([3, 6], [2, 4]);
  const limited = [one!, other!].map((kind) => ({ ...kind, limits: [0] }));
  const useOf = ({ cost }: ProjectKind) => cost;
  expect(best({ kinds: limited, limits: [{ useOf, most: 5 }], budget: 9 })).toEqual([[5, 10]]);
  expect(best({ kinds: limited, limits: [{ useOf, most: 4 }], budget: 9 })).toEqual([[3, 6]]);
  const free = limited.map((kind) => ({ ...kind, cost: 0 }));
  expect(best({ kinds: free, limits: [{ useOf, most: 0 }], budget: 0 })).toEqual([[0, 10]]);
});

test('of equal projects as many are taken as there are and as fit', () => {
  const three = { projects: [0, 1, 2], cost: 2, worth: 1n, limits: [] };
  expect(best({ kinds: [three], limits: [], budget: 5 })).toEqual([[4, 2]]);
  expect(best({ kinds: [three], limits: [], budget: 50 })).toEqual([[6, 3]]);
  expect(best({ kinds: [{ ...three, cost: 0 }], limits: [], budget: 0 })).toEqual([[0, 3]]);
});

test('tells how far it is after every kind', () => {
  expect([...bestCombinations({ kinds: kinds([1, 1], [2, 1]), limits: [], budget: 3 }, 10)]).toEqual([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ]);
});

describe('the work', () => {
  test('ends as soon as it is more than was allowed', () => {
    // Without the only project and with it.
    const choice = { kinds: kinds([1, 1]), limits: [], budget: 1 };
    expect(best(choice, 2)).toEqual([[1, 1]]);
    expect(best(choice, 1)).toEqual({ kind: 'tooMuchWork', combinations: 2 });
  });

  test('leaves out what cannot become as good as a combination that is known', () => {
    const rising = kinds(...Array.from({ length: 24 }, (_, at) => [at + 1, 3 * (at + 1) - at] as const));
    const budget = rising.slice(0, 12).reduce((sum, { cost }) => sum + cost, 0);
    expect(best({ kinds: rising, limits: [], budget }, 120)).toEqual([[budget, 168]]);
  });

  test('looks once at combinations that come to the same', () => {
    const same = kinds(...Array.from({ length: 20 }, (_, at) => [at + 1, at + 1] as const));
    expect(best({ kinds: same, limits: [], budget: 30 }, 1200)).toEqual([[30, 30]]);
  });

  test('forgets a limit that no later kind uses', () => {
    const [first, second, ...rest] = kinds(...Array.from({ length: 12 }, () => [1, 1] as const));
    const limits = [{ useOf: () => 1, most: 1 }];
    const limited = [first!, second!].map((kind) => ({ ...kind, limits: [0] }));
    const ends = finish(bestCombinations({ kinds: [...limited, ...rest], limits, budget: 6 }, 1000));
    expect(ends).toMatchObject({ kind: 'best', ends: [{ cost: 6, worth: 6n, used: [0] }] });
  });
});
