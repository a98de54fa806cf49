import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test.each([
  [null, '/'],
  ['', '/'],
  ['/rondes/parkwijk-2027?zoek=bankje', '/rondes/parkwijk-2027?zoek=bankje'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/v1/session', '/'],
  ['/a b', '/'],
])('%j returns to %s', (asked, path) => {
  expect(safeReturnPath(asked)).toBe(path);
});
