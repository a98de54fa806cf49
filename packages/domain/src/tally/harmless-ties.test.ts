import { expect, test } from 'vitest';
import { countWith, election } from '../../test/elections.ts';
import { RULES } from './rule-names.ts';
import { settleBy } from './tie-orders.ts';

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

/**
 * Groups of three voters, one for both of two projects and one for each of them. All have more than 3, so whichever of
 * the two is bought first, the other can be bought as well.
 */
function harmlessGroups(count: number) {
  const names = Array.from({ length: 2 * count }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + at));
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
  const outcome = countWith(RULES['equal-shares-cost'], harmlessGroups(7));
  expect(outcome).toMatchObject({ kind: 'tie', between: Array.from({ length: 14 }, (_, place) => place) });
});
