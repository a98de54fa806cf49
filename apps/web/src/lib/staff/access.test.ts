import { expect, test } from 'vitest';
import { opens, rolesCovering } from './access.ts';

const ROUND = { gemeenteCode: 'GM0392', areas: [{ code: 'WK039209' }, { code: 'BU03921804' }] };
const WIJKEN = new Map([['BU03921804', 'WK039218']]);

test.each([
  ['the gemeente around all', ['GM0392'], true],
  ['each area, one of them by its wijk', ['WK039209', 'WK039218'], true],
  ['only some of the areas', ['WK039209'], false],
  ['another gemeente', ['GM0397'], false],
])('a role holds for %s: %j', (_what, codes, holds) => {
  const grants = codes.map((areaCode) => ({ role: 'wijkplatform' as const, areaCode }));
  expect(rolesCovering(grants, ROUND, WIJKEN)).toEqual(holds ? ['wijkplatform'] : []);
});

test('roles do not add up across areas', () => {
  const grants = [
    { role: 'wijkplatform' as const, areaCode: 'WK039209' },
    { role: 'official' as const, areaCode: 'WK039218' },
  ];
  expect(rolesCovering(grants, ROUND, WIJKEN)).toEqual([]);
});

test('the wijkplatform never reaches roll or ballot box', () => {
  expect(opens(['wijkplatform'], '/beheer/rondes/[round]')).toBe(true);
  expect(opens(['wijkplatform'], '/beheer/rondes/[round]/kiezerslijst')).toBe(false);
  expect(opens(['wijkplatform'], '/beheer/rondes/[round]/stembus')).toBe(false);
  expect(opens(['administrator'], '/an/unknown/route')).toBe(false);
});
