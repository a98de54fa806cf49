import { describe, expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import { randomElection, seededRandom } from '../../../test/random-elections.ts';
import { compareFractions, fraction, multiplyFractions } from '../../fraction.ts';
import { type Election, makeElection } from '../election.ts';
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
