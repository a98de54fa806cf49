import { describe, expect, test } from 'vitest';
import { countWith, election } from '../../test/elections.ts';
import { type Election, makeElection } from './election.ts';
import { type Search, settleHarmless } from './harmless-ties.ts';
import { RULES } from './rule-names.ts';
import { finish, type Settled, type TieBreaker } from './rule.ts';
import { NO_LOTS, settleBy } from './tie-orders.ts';

/** Three projects that differ in nothing but their names; two fit, and a or c is guaranteed. */
const TWINS = election({ a: 300, b: 300, c: 300 }, 650, ['2 abc'], {
  guarantees: [{ name: 'a or c', projects: [0, 2] }],
});

test('lots that tell twins apart are not overlooked', () => {
  const drawn = settleBy([2, 1]);
  const outcome = countWith(RULES['greedy-votes'], TWINS, (between, canMatter) =>
    between.includes(0) ? undefined : drawn(between, canMatter),
  );
  expect(outcome).toMatchObject({ kind: 'tie', between: [0, 2] });
});

describe('the ways that are tried', () => {
  /** Three projects that differ in nothing but their names, all of them equal once. */
  const votes = election({ a: 3, b: 3, c: 3 }, 6, ['abc']);

  /** Every way in which the tie of `between` was settled, when all of them fund the same. */
  function waysOf(between: readonly number[], ties: TieBreaker, funded: (order: readonly number[]) => number[]) {
    const ways: Settled[] = [];
    const search = settleHarmless(votes, ties, { hasGivenUp: false }, function* attempt(others) {
      yield { done: 0, total: 1 };
      const settled = others(between, true);
      if (settled === undefined) return { kind: 'unsettled', between };
      ways.push(settled);
      return { kind: 'funded', funded: funded(settled.order) };
    });
    return { isHarmless: finish(search) !== undefined, ways };
  }

  const nothing = (): number[] => [];

  test('of twins are one: they come by place', () => {
    expect(waysOf([0, 1], NO_LOTS, nothing)).toEqual({
      isHarmless: true,
      ways: [{ order: [0, 1], by: 'any', settles: 'all' }],
    });
    expect(waysOf([0, 1], NO_LOTS, (order) => order.slice(0, 1)).isHarmless).toBe(false);
  });

  test('are all, each with another one first, when lots tell twins apart', () => {
    const drawn: TieBreaker = (between, canMatter) => {
      expect(canMatter).toBe(true);
      expect(between).toEqual([...new Set(between)].toSorted((one, other) => one - other));
      return between.join() === '1,2' ? { order: [2, 1], by: 'drawn', settles: 'all' } : undefined;
    };
    const ways = waysOf([0, 1, 2], drawn, nothing);
    expect(ways.isHarmless).toBe(true);
    expect(ways.ways.toSorted(({ order: [one = 0] }, { order: [other = 0] }) => one - other)).toEqual([
      { order: [0, 1, 2], by: 'any', settles: 'first' },
      { order: [1, 0, 2], by: 'any', settles: 'first' },
      { order: [2, 0, 1], by: 'any', settles: 'first' },
    ]);
    expect(waysOf([0, 1], drawn, (order) => order.slice(0, 1)).isHarmless).toBe(false);
  });

  test.each([
    ['before', [1, 2], '0,2'],
    ['behind', [0, 1], '0,2'],
  ])('are all, also when lots were drawn only between one of them and another project %s it', (_, between, lots) => {
    const drawn: TieBreaker = (pair) =>
      pair.join() === lots ? { order: pair.toReversed(), by: 'drawn', settles: 'all' } : undefined;
    expect(waysOf(between, drawn, nothing).ways).toHaveLength(2);
  });

  test('are not looked for among pairs of more than a thousand projects', () => {
    const ids = Array.from({ length: 1500 }, (_, at) => String(at));
    const many = makeElection({ projects: ids.map((id) => ({ id, cost: 1 })), budget: 1, ballots: [] });
    let asked = 0;
    const ties: TieBreaker = () => {
      asked += 1;
      return undefined;
    };
    let ways = 0;
    const search = settleHarmless(many, ties, { hasGivenUp: false }, function* attempt(others) {
      yield { done: 0, total: 1 };
      if (others([...ids.keys()], true) === undefined) return { kind: 'unsettled', between: [...ids.keys()] };
      ways += 1;
      return { kind: 'funded', funded: [] };
    });
    expect(finish(search)).toBeDefined();
    expect([ways, asked]).toEqual([1, 3]);
  });

  test('of twins that are equal to another project differ by who of them comes first', () => {
    const others = election({ a: 3, b: 3, c: 4 }, 6, ['abc']);
    const search = settleHarmless(others, NO_LOTS, { hasGivenUp: false }, function* attempt(ties) {
      yield { done: 0, total: 1 };
      if (ties([0, 1], true) === undefined) return { kind: 'unsettled', between: [0, 1] };
      const settled = ties([1, 2], true);
      if (settled === undefined) return { kind: 'unsettled', between: [1, 2] };
      return { kind: 'funded', funded: settled.order.slice(0, 1) };
    });
    expect(finish(search)).toBeUndefined();
  });

  test('leave the lots that were drawn as they are', () => {
    const settled: Settled = { order: [1, 0], by: 'drawn', settles: 'all' };
    expect(waysOf([0, 1], () => settled, nothing)).toEqual({ isHarmless: true, ways: [settled] });
  });
});

/**
 * Groups of three voters, one for both of two projects and one for each of them. All have more than 3, so whichever of
 * the two is bought first, the other can be bought as well.
 */
function harmlessGroups(count: number, others = 0) {
  const names = Array.from({ length: 2 * count + others }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + at));
  const pairs = Array.from({ length: count }, (_, at) => [names[2 * at] ?? '', names[2 * at + 1] ?? ''] as const);
  return election(
    Object.fromEntries(names.map((name) => [name, 4])),
    10 * count,
    pairs.flatMap(([one, other]) => [one + other, one, other]),
  );
}

test('a few ties that change nothing need no lots', () => {
  const outcome = countWith(RULES['equal-shares-cost'], harmlessGroups(2));
  expect(outcome.kind === 'count' && outcome.funded.toSorted()).toEqual([0, 1, 2, 3]);
});

test('with so many that the search gives up, lots are asked for, although they would change nothing', () => {
  // The projects that nobody chose make it an election in which few ways are tried.
  const outcome = countWith(RULES['equal-shares-cost'], harmlessGroups(7, 150));
  expect(outcome).toMatchObject({ kind: 'tie', between: Array.from({ length: 14 }, (_, place) => place) });
});

describe('the search gives up', () => {
  /** Ways that are tried when each ends at a tie again; the two that are equal differ in what they cost. */
  function triesIn(votes: Election, search: Search): number {
    let tries = 0;
    const searching = settleHarmless(votes, NO_LOTS, search, function* attempt() {
      yield { done: 0, total: 1 };
      tries += 1;
      return { kind: 'unsettled', between: [0, 1] };
    });
    expect(finish(searching)).toBeUndefined();
    return tries;
  }

  function sized(projects: number, ballots: number): Election {
    const costs = Object.fromEntries(Array.from({ length: projects }, (_, at) => [String(at), at]));
    const groups = Array.from({ length: ballots }, (_, at) => ({ voters: 1, choices: [0], points: [at + 1] }));
    return { ...election(costs, 1, []), ballots: groups };
  }

  test.each([
    ['the most, however small the election is', 9, 8, 10_000],
    ['fewer when it is larger: a million, over 10 times 150', 9, 149, 666],
    ['never fewer than some hundreds', 99, 99, 300],
  ])('after %s', (_, projects, ballots, tries) => {
    const search: Search = { hasGivenUp: false };
    expect(triesIn(sized(projects, ballots), search)).toBe(tries);
    expect(search.hasGivenUp).toBe(true);
  });

  test('at once when the search that it is part of did', () => {
    expect(triesIn(sized(9, 9), { hasGivenUp: true })).toBe(0);
  });
});
