import { expect, test } from 'vitest';
import { hasFilters, readFilters, readSeed, seedFrom, writeFilters } from './plan-filters.ts';

const choices = { buurten: [{ code: 'BU1', name: 'Noord' }], categories: [{ id: 'groen', label: 'Groen' }] };
const readText = (query: string) => readFilters(new URLSearchParams(query), choices);
const none = { search: '', buurt: '', category: '', isOnBallot: false, page: 1, seed: '' };

test.each([
  ['', none],
  ['zoek=+een++bankje+', { ...none, search: 'een bankje' }],
  ['buurt=BU1&soort=groen', { ...none, buurt: 'BU1', category: 'groen' }],
  ['buurt=BU9&soort=sport', none],
  ['lijst=stemlijst', { ...none, isOnBallot: true }],
  ['lijst=anders', none],
  ['pagina=3', { ...none, page: 3 }],
  ['pagina=0', none],
  ['pagina=2.5', none],
  ['pagina=x', none],
  ['pagina=100000', none],
  ['volgorde=ab12cd34', { ...none, seed: 'ab12cd34' }],
  ['volgorde=%27%20OR', none],
])('address "%s"', (query, filters) => {
  expect(readText(query)).toEqual(filters);
});

test('a search is cut to what the API takes', () => {
  expect(readText(`zoek=${'a'.repeat(300)}`).search).toHaveLength(100);
});

test('what is written is what is read, and empty filters leave nothing behind', () => {
  const filters = {
    search: 'bankje & gras',
    buurt: 'BU1',
    category: 'groen',
    isOnBallot: true,
    page: 2,
    seed: 'ab12cd34',
  };
  expect(readText(writeFilters(filters).slice(1))).toEqual(filters);
  expect(writeFilters(none)).toBe('');
});

test('the order alone is no filter', () => {
  expect(hasFilters({ ...none, seed: 'ab12cd34', page: 2 })).toBe(false);
  expect(hasFilters({ ...none, search: 'x' })).toBe(true);
  expect(hasFilters({ ...none, isOnBallot: true })).toBe(true);
});

test('a seed of random bytes is one that can be read back', () => {
  const seed = seedFrom(new Uint8Array([0, 1, 35, 36, 255, 128, 77, 9]));
  expect(readSeed(new URLSearchParams({ volgorde: seed }))).toBe(seed);
});
