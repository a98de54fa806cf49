import { expect, test } from 'vitest';
import { isOtherOrganisation } from './organisation.ts';

test.each([
  ['Gemeente Haarlem', 'Griffie', true],
  ['Gemeente Haarlem', 'Gemeente Haarlem', false],
  ['Gemeente Haarlem', 'gemeente HAARLEM', false],
  ['Gemeente Haarlem', ' Gemeente  Haarlem\t', false],
  ['Gemeente Haarlem', 'Gemeente\u00a0Haarlem', false],
  ['Gemeente Haarlem', 'Gemeente\u200b Haar\u00adlem', false],
  ['Gemeente Haarlem', 'Ｇemeente Haarlem', false],
  ['Caf\u00e9', 'CAFE\u0301', false],
  ['Straße', 'STRASSE', false],
  [null, 'Griffie', false],
  [null, null, false],
  [' ', 'Griffie', false],
])('%j beside %j is another organisation: %s', (one, other, isOther) => {
  expect(isOtherOrganisation(one, other)).toBe(isOther);
  expect(isOtherOrganisation(other, one)).toBe(isOther);
});
