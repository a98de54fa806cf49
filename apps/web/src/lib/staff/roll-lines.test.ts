import { areaLookup, areaCode, type Area } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { countByCode, lettersCsv, votingReferences } from './roll-lines.ts';
import { contentOfForm } from './round-form.ts';
import { calendarDay } from '@wijkbegroting/domain';
import { formOfTemplate } from './form-of-round.ts';
import { TEMPLATES } from './templates.ts';
import { domainRoundOf } from './domain-round.ts';
import type { Round } from '#lib/api/types.ts';

const area = (code: string, level: Area['level'], parent: string | null): Area => ({
  code: areaCode(code),
  year: 2025,
  level,
  name: code,
  parentCode: parent === null ? null : areaCode(parent),
  population: null,
});
const AREAS = areaLookup([
  area('GM0392', 'gemeente', null),
  area('WK039209', 'wijk', 'GM0392'),
  area('BU03920901', 'buurt', 'WK039209'),
  area('WK039218', 'wijk', 'GM0392'),
  area('BU03921804', 'buurt', 'WK039218'),
]);

const { content } = contentOfForm(formOfTemplate(TEMPLATES['kies-er-vijf'], calendarDay('2027-01-04'), ['WK039209']));
const round = domainRoundOf({
  ...content,
  id: 'een-ronde',
  title: 'Een ronde',
  gemeenteCode: 'GM0392',
  areas: [{ code: 'WK039209', name: 'Parkwijk' }],
} as unknown as Round);

test('letters are for who may vote: in the area, old enough, each once', () => {
  const csv = [
    '\uFEFFreference;buurtCode;birthDate',
    'r-1;BU03920901;1980-01-01',
    '"r-2";"BU03920901";"1990-05-05"',
    'r-1;BU03920901;1980-01-01',
    'te-jong;BU03920901;2020-01-01',
    'andere-wijk;BU03921804;1980-01-01',
    'onleesbaar',
    '',
  ].join('\r\n');
  expect(votingReferences(csv, round, AREAS)).toEqual(['r-1', 'r-2']);
});

test('faults are counted, the most frequent first', () => {
  const errors = ['a', 'b', 'b'].map((code, at) => ({ line: at + 2, code }));
  expect(countByCode(errors)).toEqual([
    { code: 'b', count: 2 },
    { code: 'a', count: 1 },
  ]);
});

test('the file for the printer', () => {
  expect(lettersCsv([{ reference: 'r-1', code: 'ABCD-EFGH' }])).toBe('reference;code\r\nr-1;ABCD-EFGH\r\n');
});
