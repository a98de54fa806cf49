import { expect, test } from 'vitest';
import { HAARLEM, PARKWIJK, REINALDAPARK } from '../test/factories.ts';
import { type Area, type AreaLevel, areaLookup, areaOfLevel, buurtenIn, enclosingAreas, liesIn } from './area.ts';
import { areaCode } from './ids.ts';

function area(code: string, level: AreaLevel, parent: string | null): Area {
  const parentCode = parent === null ? null : areaCode(parent);
  return { code: areaCode(code), year: 2024, level, name: code, parentCode, population: null };
}

const LOOKUP = areaLookup([
  area('GM0392', 'gemeente', null),
  area('WK039209', 'wijk', 'GM0392'),
  area('WK039201', 'wijk', 'GM0392'),
  area('BU03920906', 'buurt', 'WK039209'),
  area('BU03920904', 'buurt', 'WK039209'),
  area('BU03920101', 'buurt', 'WK039201'),
]);
const UNKNOWN = areaCode('WK999999');

test.each([
  [REINALDAPARK, REINALDAPARK, true],
  [REINALDAPARK, PARKWIJK, true],
  [REINALDAPARK, HAARLEM, true],
  [PARKWIJK, REINALDAPARK, false],
  [areaCode('BU03920101'), PARKWIJK, false],
  [UNKNOWN, UNKNOWN, false],
])('%s lies in %s: %s', (code, container, expected) => {
  expect(liesIn(LOOKUP, code, container)).toBe(expected);
});

test('an area lies in a wijk and a gemeente, smallest first', () => {
  expect(enclosingAreas(LOOKUP, REINALDAPARK).map(({ code }) => code)).toEqual([REINALDAPARK, PARKWIJK, HAARLEM]);
  expect(areaOfLevel(LOOKUP, REINALDAPARK, 'wijk')?.code).toBe(PARKWIJK);
  expect(areaOfLevel(LOOKUP, HAARLEM, 'wijk')).toBeUndefined();
  expect(enclosingAreas(LOOKUP, UNKNOWN)).toEqual([]);
});

test('the buurten of areas are sorted, and none is named twice', () => {
  expect(buurtenIn(LOOKUP, [PARKWIJK, REINALDAPARK])).toEqual(['BU03920904', 'BU03920906']);
  expect(buurtenIn(LOOKUP, [HAARLEM])).toHaveLength(3);
  expect(buurtenIn(LOOKUP, [])).toEqual([]);
});

test('a list of areas in which one lies in itself comes to an end', () => {
  const circular = areaLookup([area('WK1', 'wijk', 'WK1')]);
  expect(liesIn(circular, areaCode('WK1'), HAARLEM)).toBe(false);
});
