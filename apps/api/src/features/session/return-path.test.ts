import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.ts';

test.each([
  ['/rondes/parkwijk-2027/stemmen', '/rondes/parkwijk-2027/stemmen'],
  ['/rondes/parkwijk-2027/plannen?buurt=BU03920904', '/rondes/parkwijk-2027/plannen?buurt=BU03920904'],
  ['/mijn-plannen#top', '/mijn-plannen'],
])('%s is kept as %s', (wanted, path) => {
  expect(safeReturnPath(wanted)).toBe(path);
});

test.each([
  undefined,
  '',
  'rondes',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '/%09/elsewhere\t.example',
  '/a\r\nSet-Cookie: x=y',
  '/..//elsewhere.example',
  `/${'a'.repeat(600)}`,
  'javascript:alert(1)',
])('%j leads home', (wanted) => {
  const path = safeReturnPath(wanted);
  expect(path.startsWith('//')).toBe(false);
  expect(new URL(path, 'http://here.example').origin).toBe('http://here.example');
});
