import { err, ok } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { parseRoll } from './parse-roll.ts';

const HEADER = 'reference;buurtCode;birthDate';
const roll = (...lines: string[]): string => [HEADER, ...lines].join('\n');
const row = (reference: string, buurtCode = 'BU03920904', birthDate = '1984-04-12') => ({
  reference,
  buurtCode,
  birthDate,
});

test.each([
  ['one person', roll('p1;BU03920904;1984-04-12'), [row('p1')], 0],
  ['nobody', HEADER, [], 0],
  [
    'a byte order mark and CRLF',
    `\uFEFF${roll('p1;BU03920904;1984-04-12').replaceAll('\n', '\r\n')}\r\n`,
    [row('p1')],
    0,
  ],
  [
    'quotes and an empty line',
    roll('"p1";"BU03920904";"1984-04-12"', '', 'p2;BU03920904;1984-04-12'),
    [row('p1'), row('p2')],
    0,
  ],
  ['the same line twice', roll('p1;BU03920904;1984-04-12', 'p1;BU03920904;1984-04-12'), [row('p1')], 1],
])('reads %s', (_what, csv, rows, duplicates) => {
  expect(parseRoll(csv)).toEqual(ok({ rows, duplicates }));
});

test.each([
  ['an empty file', '', [{ line: 1, code: 'header-different' }]],
  ['another header', 'a;b;c', [{ line: 1, code: 'header-different' }]],
  ['a header with commas', 'reference,buurtCode,birthDate', [{ line: 1, code: 'header-different' }]],
  ['too few columns', roll('p1;BU03920904'), [{ line: 2, code: 'columns-different' }]],
  ['too many columns', roll('p1;BU03920904;1984-04-12;x'), [{ line: 2, code: 'columns-different' }]],
  ['a day that does not exist', roll('p1;BU03920904;1985-02-29'), [{ line: 2, code: 'birth-date-malformed' }]],
  ['a Dutch date', roll('p1;BU03920904;12-04-1984'), [{ line: 2, code: 'birth-date-malformed' }]],
  ['a small letter in a code', roll('p1;bu03920904;1984-04-12'), [{ line: 2, code: 'buurt-code-malformed' }]],
  ['a space', roll('p1 ;BU03920904;1984-04-12'), [{ line: 2, code: 'reference-malformed' }]],
  ['a formula', roll('=1+1;BU03920904;1984-04-12'), [{ line: 2, code: 'reference-malformed' }]],
  [
    'other facts for a reference',
    roll('p1;BU03920904;1984-04-12', 'p1;BU03920904;1984-04-13'),
    [{ line: 3, code: 'reference-with-other-facts' }],
  ],
])('refuses %s', (_what, csv, errors) => {
  expect(parseRoll(csv)).toEqual(err(errors));
});

test('names all errors at once, with the lines they are on', () => {
  const csv = roll(';;', 'p2;BU03920904;1984-04-12', 'p3;x;1984-04-12', 'p4;BU03920904');
  expect(parseRoll(csv)).toEqual(
    err([
      { line: 2, code: 'reference-malformed' },
      { line: 2, code: 'buurt-code-malformed' },
      { line: 2, code: 'birth-date-malformed' },
      { line: 4, code: 'buurt-code-malformed' },
      { line: 5, code: 'columns-different' },
    ]),
  );
});

test('a quote that is never closed is an error on its line', () => {
  const parsed = parseRoll(roll('p1;BU03920904;1984-04-12', '"p2;BU03920904;1984-04-12'));
  expect(parsed).toMatchObject(err([{ code: 'csv-malformed' }]));
});
