import { expect, test } from 'vitest';
import { createApi } from '#lib/api/client.ts';
import { keptAreas } from './kept-areas.ts';

const PARENTS = { WK1: 'GM1', WK2: 'GM1', BU1: 'WK1', BU2: 'WK2' };
const items = Object.entries(PARENTS).map(([code, parentCode]) => ({ code, parentCode }));
const api = createApi(() => Promise.resolve(Response.json({ items })));

test.each([
  ['GM1', ['GM1', 'WK1', 'WK2', 'BU1', 'BU2']],
  ['WK1', ['WK1', 'BU1']],
  ['BU1', ['BU1']],
  ['GM9', []],
])('an administrator of %s keeps what lies in it', async (areaCode, kept) => {
  const codes = ['GM1', ...Object.keys(PARENTS)];
  expect([...(await keptAreas(api, [{ role: 'administrator', areaCode }], codes))]).toEqual(kept);
  expect([...(await keptAreas(api, [{ role: 'official', areaCode }], codes))]).toEqual([]);
});
