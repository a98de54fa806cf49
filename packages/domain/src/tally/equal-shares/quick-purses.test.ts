import { describe, expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import { randomElection, seededRandom } from '../../../test/random-elections.ts';
import { compareFractions, fraction, multiplyFractions } from '../../fraction.ts';
import { type Election, makeElection, type Points } from '../election.ts';
import { firstEndowment } from './add-one.ts';
import { openExactPurses } from './exact-purses.ts';
import { type Bounds, openQuickPurses } from './quick-purses.ts';
import { supportersOf } from './supporters.ts';

/** The election with one more project, of one unit, that the first voter alone chooses: it costs them one unit. */
function withMeasure(votes: Election): { readonly votes: Election; readonly measure: number } {
  const measure = votes.projects.length;
  const projects = [...votes.projects, { id: 'measure', cost: 1 }];
  const ballots = [...votes.ballots, { voters: 1, choices: [measure], points: [1] }];
  return { votes: { ...votes, projects, ballots, voters: votes.voters + 1 }, measure };
}

/** Parts in one unit, from the price of a project of one unit with one supporter. */
function partsIn(price: Bounds | null): number {
  return 2 ** Math.round(Math.log2(price?.highest ?? 0));
}

const ENDOWMENT = fraction(30_000n, 7n);

/** Every state of the purses along the way of buying whatever can be bought, in the order of the places. */
function* shoppings(kind: 'approval' | 'points') {
  const random = seededRandom(kind.length);
  for (let done = 0; done < 60; done += 1) {
    const { votes, measure } = withMeasure(randomElection(random, kind));
    const supporters = supportersOf(votes);
    const quick = openQuickPurses(votes, supporters, ENDOWMENT);
    const exact = openExactPurses(votes, supporters, ENDOWMENT);
    const parts = partsIn(quick.price(measure));
    let bought = 0;
    for (const project of votes.projects.keys()) {
      const [price, paid] = [quick.price(project), exact.price(project)];
      yield { price, paid, parts, bought };
      if (price === null || paid === null) continue;
      exact.pay(project);
      if (price.highest < Infinity) quick.pay(project, price);
      else quick.read(project, exact.moneyOf);
      bought += 1;
    }
  }
}

describe.each(['approval', 'points'] as const)('with %s', (kind) => {
  test('the exact price lies within the bounds, after any purchases', () => {
    for (const { price, paid, parts } of shoppings(kind)) {
      if (price === null) expect(paid).toBeNull();
      if (price === null || paid === null) continue;
      const exactly = multiplyFractions(paid.perPoint, fraction(BigInt(parts)));
      expect(compareFractions(fraction(BigInt(price.lowest)), exactly)).toBeLessThanOrEqual(0);
      if (price.highest < Infinity) {
        expect(compareFractions(exactly, fraction(BigInt(price.highest)))).toBeLessThanOrEqual(0);
      }
    }
  });

  test('the bounds are close together, and tell almost always who has enough', () => {
    let seen = 0;
    let open = 0;
    for (const { price, paid, parts, bought } of shoppings(kind)) {
      expect(parts).toBeGreaterThan(2 ** 30);
      if (price === null) continue;
      seen += 1;
      if (price.highest === Infinity || paid === null) open += 1;
      else expect(price.highest - price.lowest).toBeLessThanOrEqual(4 + 12 * bought);
    }
    expect(open / seen).toBeLessThan(0.02);
  });
});

describe('the parts are as small as fits', () => {
  test.each([
    // Two voters with 1: 2 and 1 more to round up, and 1 for each; 4 or 5 times 2^49 are below 2^52.
    [1n, 2 ** 49],
    [3n, 2 ** 48],
    [2n ** 40n, 2 ** 10],
    [2n ** 50n, 1],
  ])('with %s for each of two voters', (endowment, parts) => {
    const { votes, measure } = withMeasure(election({ a: 1 }, 1, ['a']));
    expect(openQuickPurses(votes, supportersOf(votes), fraction(endowment)).price(measure)).toEqual({
      lowest: parts - 1,
      highest: parts + 1,
    });
  });

  test('and all money together stays below the limit: three voters with 4 have 12, and 4 more to round up', () => {
    const { votes, measure } = withMeasure(election({ a: 1 }, 1, ['2 a']));
    const price = openQuickPurses(votes, supportersOf(votes), fraction(4n)).price(measure);
    expect(price?.highest).toBe(2 ** 47 + 1);
  });

  test('when nothing fits they tell nothing, and everything is worked out exactly', () => {
    const votes = election({ a: 1 }, 1, ['a']);
    const quick = openQuickPurses(votes, supportersOf(votes), fraction(2n ** 52n));
    expect(quick.price(0)).toEqual({ lowest: 0, highest: Infinity });
    quick.read(0, () => fraction(0n));
    expect(quick.price(0)).toEqual({ lowest: 0, highest: Infinity });
  });
});

describe('what is known for certain', () => {
  const votes = election({ a: 6, b: 4, c: 0, d: 0, e: 3 }, 12, ['2 ac', 'abe']);
  const open = (endowment = fraction(2n)) => openQuickPurses(votes, supportersOf(votes), endowment);

  test('supporters who have exactly enough, and supporters who have too little', () => {
    expect(open().price(0)?.highest).toBeLessThan(Infinity);
    expect(open().price(1)).toBeNull();
  });

  test('what costs nothing is paid by its supporters, and by nobody when it has none', () => {
    expect(open().price(2)).toEqual({ lowest: 0, highest: 0 });
    expect(open().price(3)).toBeNull();
    const bought = open();
    bought.pay(0, bought.price(0) ?? { lowest: 0, highest: 0 });
    bought.read(0, () => fraction(0n));
    expect(bought.price(2)).toEqual({ lowest: 0, highest: 0 });
  });

  test('purses that are read anew hold what they hold exactly', () => {
    const quick = open();
    expect(quick.price(4)).toBeNull();
    quick.read(0, () => fraction(3n));
    expect(quick.price(4)?.highest).toBeLessThan(Infinity);
    quick.read(0, () => fraction(8n, 3n));
    expect(quick.price(4)).toBeNull();
  });

  test('a third of a unit is rounded both ways: it is not known whether three of them are enough', () => {
    const thirds = makeElection({
      projects: [{ id: 'a', cost: 1 }],
      budget: 1,
      ballots: [new Map([[0, 1]]), new Map([[0, 1]]), new Map([[0, 1]])],
    });
    const price = openQuickPurses(thirds, supportersOf(thirds), firstEndowment(thirds, 1, 'exact')).price(0);
    expect(price?.highest).toBe(Infinity);
  });
});

describe('after a purchase', () => {
  /** Everybody has 5; a voter who gives `a` two points pays 4 for them, and has 1 left. */
  function afterBuying(costs: Record<string, number>, others: readonly Points[]) {
    const projects = Object.entries({ a: 4, ...costs, measure: 1 }).map(([id, cost]) => ({ id, cost }));
    const measure = projects.length - 1;
    const first = new Map([
      [0, 2],
      [1, 2],
    ]);
    const votes = makeElection({ projects, budget: 10, ballots: [first, ...others, new Map([[measure, 1]])] });
    const quick = openQuickPurses(votes, supportersOf(votes), fraction(5n));
    const parts = partsIn(quick.price(measure));
    const price = quick.price(0);
    expect(price).toEqual({ lowest: 2 * parts - 1, highest: 2 * parts + 1 });
    if (price !== null) quick.pay(0, price);
    return { quick, parts };
  }

  test('what is left is known but for a few parts', () => {
    // 1 is left, give or take 2 parts.
    expect(afterBuying({ b: 1 }, []).quick.price(1)).toMatchObject({ highest: Infinity });
    expect(afterBuying({ b: 2 }, []).quick.price(1)).toBeNull();
  });

  test('who has less than the price gives all, and another pays the rest', () => {
    // The first has 1, so the other pays 2 for the one point.
    const { quick, parts } = afterBuying({ b: 3 }, [new Map([[1, 1]])]);
    expect(quick.price(1)).toEqual({ lowest: 2 * parts - 3, highest: 2 * parts + 3 });
  });

  test('two others pay the rest together', () => {
    const { quick, parts } = afterBuying({ b: 5 }, [new Map([[1, 1]]), new Map([[1, 1]])]);
    expect(quick.price(1)).toEqual({ lowest: 2 * parts - 2, highest: 2 * parts + 2 });
  });

  test('who has nothing left is left out, and nobody pays twice for it', () => {
    const votes = election({ a: 1, b: 1, c: 1 }, 4, ['ab', 'bc']);
    const quick = openQuickPurses(votes, supportersOf(votes), fraction(2n));
    quick.read(0, () => fraction(0n));
    const price = quick.price(1);
    if (price !== null) quick.pay(1, price);
    expect(quick.price(2)).toMatchObject({ highest: Infinity });
  });
});

test('whole parts are known exactly: who has one unit too little has too little', () => {
  const votes = election({ a: 2 ** 50 + 1 }, 2 ** 51, ['a', '']);
  expect(openQuickPurses(votes, supportersOf(votes), fraction(2n ** 50n)).price(0)).toBeNull();
});
