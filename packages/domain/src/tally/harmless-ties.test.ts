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

test('a search that would take too long asks for lots soon', () => {
  const names = Array.from({ length: 14 }, (_, at) => String.fromCharCode('a'.charCodeAt(0) + at));
  const pairs = Array.from({ length: 7 }, (_, at) => [names[2 * at] ?? '', names[2 * at + 1] ?? ''] as const);
  const votes = election(
    Object.fromEntries(names.map((name) => [name, 4])),
    70,
    pairs.flatMap(([one, other]) => [one + other, one, other]),
  );
  expect(['tie', 'count']).toContain(countWith(RULES['equal-shares-cost'], votes).kind);
});
