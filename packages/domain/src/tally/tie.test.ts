import { expect, test } from 'vitest';
import { project } from '../../test/factories.ts';
import { err, ok } from '../result.ts';
import { settle } from './tie.ts';

const [a, b, c] = [project('a'), project('b'), project('c')];
const TIE = { between: [a, b, c] };

test('lots settle exactly the tie they were drawn for', () => {
  expect(settle(TIE, { between: [a, b, c], order: [c, a, b] })).toEqual(ok([c, a, b]));
});

test.each([
  ['fewer projects', [a, b]],
  ['other projects', [a, b, project('d')]],
  ['one project more', [a, b, c, project('d')]],
  ['the same projects in another order', [b, a, c]],
])('lots between %s are refused', (_, between) => {
  expect(settle(TIE, { between, order: between })).toEqual(err({ code: 'draw-between-others' }));
});

test.each([
  ['misses a project', [b, a]],
  ['has a project twice', [a, b, b]],
  ['names another project', [a, b, project('d')]],
])('lots of which the order %s are refused', (_, order) => {
  expect(settle(TIE, { between: [a, b, c], order })).toEqual(err({ code: 'draw-order-incomplete' }));
});
