import { expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import { openBundles } from './bundles.ts';

const VOTES = election({ a: 6, b: 4, c: 2 }, 12, ['2 a', 'ab', 'b', 'bc', '']);

test('voters stand together by what they support of the projects that are asked for', () => {
  const bundles = openBundles(VOTES, [0, 1, 2]);
  expect(bundles.unit).toBe(2);
  expect(bundles.networkWith([])).toEqual({ costs: [], sizes: [], starts: [0], projects: [] });
  expect(bundles.networkWith([1, 2])).toEqual({
    costs: [2, 1],
    sizes: [2, 1], // ab and b; bc
    starts: [0, 1, 3],
    projects: [0, 0, 1],
  });
});

test('what was taken comes before it, and splits them further', () => {
  const bundles = openBundles(VOTES, [0, 1, 2]);
  bundles.take(0);
  expect(bundles.networkWith([])).toEqual({ costs: [3], sizes: [3], starts: [0, 1], projects: [0] });
  expect(bundles.networkWith([1])).toEqual({
    costs: [3, 2],
    sizes: [2, 1, 2], // a; ab; b and bc
    starts: [0, 1, 3, 4],
    projects: [0, 0, 1, 1],
  });
  bundles.take(1);
  expect(bundles.networkWith([2])).toEqual({
    costs: [3, 2, 1],
    sizes: [2, 1, 1, 1], // a; ab; b; bc
    starts: [0, 1, 3, 4, 6],
    projects: [0, 0, 1, 1, 1, 2],
  });
});

test.each([
  [[0, 1], 2],
  [[0], 6],
  [[], 1],
])('the costs of the projects %j are whole in units of %i', (projects, unit) => {
  expect(openBundles(VOTES, projects).unit).toBe(unit);
});

test('without costs the unit is 1', () => {
  expect(openBundles(election({ a: 0 }, 1, ['a']), [0]).unit).toBe(1);
});

test('the voters times the money has to be exact, in the unit of the costs', () => {
  const large = 2 ** 52;
  expect(() => openBundles(election({ a: 1 }, large, ['2 a']), [0])).toThrow('the voters times the money');
  expect(openBundles(election({ a: 1 }, large, ['a']), [0]).unit).toBe(1);
  expect(openBundles(election({ a: 2 }, large, ['2 a']), [0]).unit).toBe(2);
});
