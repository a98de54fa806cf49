import { expect, test } from 'vitest';
import { readClaims } from './claims.ts';

const CLAIMS = { sub: 'persoon-1', name: 'Fatma Voorbeeld', organisation: 'Gemeente Haarlem' };

test.each([
  ['a tab', 'Gemeente\tHaarlem'],
  ['a line break', 'Gemeente\r\nHaarlem'],
  ['a null', 'Gemeente\u0000Haarlem'],
  ['a late control character', 'Gemeente\u0085Haarlem'],
  ['spaces around', '  Gemeente  Haarlem '],
  ['a mark of direction', '\u202eGemeente Haarlem\u2069'],
])('%s in what a provider says does not stay', (_what, text) => {
  expect(readClaims({ ...CLAIMS, name: text, organisation: text })).toMatchObject({
    name: 'Gemeente Haarlem',
    organisation: 'Gemeente Haarlem',
  });
});

test('names are kept in one spelling, half characters are replaced', () => {
  expect(readClaims({ ...CLAIMS, name: 'Rene\u0301 \ud83c' })?.name).toBe('Ren\u00e9 \ufffd');
});

test.each(['', ' \t', '\u0000', '\u200b'])('an organisation of %j is not known', (organisation) => {
  expect(readClaims({ ...CLAIMS, organisation })?.organisation).toBeNull();
});

test.each([
  ['an account that cannot be kept', { sub: 'persoon\u0000' }],
  ['an account that is half a character', { sub: '\ud83c' }],
  ['no name', { name: '\u0000\t' }],
  ['a name without end', { name: 'a'.repeat(201) }],
  ['an organisation without end', { organisation: 'a'.repeat(201) }],
])('%s is refused', (_what, changes) => {
  expect(readClaims({ ...CLAIMS, ...changes })).toBeUndefined();
});

test('the other texts are cleaned too', () => {
  const texts = {
    email: 'fatma@voorbeeld.example\u0000',
    email_verified: true,
    buurt_code: '\u0000',
    gemeente_code: 'GM0392\n',
  };
  expect(readClaims({ ...CLAIMS, ...texts })).toMatchObject({
    email: 'fatma@voorbeeld.example',
    buurtCode: null,
    gemeenteCode: 'GM0392',
  });
});
