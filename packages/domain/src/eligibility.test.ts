import { describe, expect, test } from 'vitest';
import { HAARLEM, PARKWIJK, REINALDAPARK, round, rules } from '../test/factories.ts';
import { calendarDay } from './calendar.ts';
import { decideEligibility, type EligibilityQuestion, type Person } from './eligibility.ts';
import { areaCode } from './ids.ts';
import type { Round } from './round.ts';

const RESIDENT: Person = {
  buurtCode: REINALDAPARK,
  wijkCode: PARKWIJK,
  gemeenteCode: HAARLEM,
  birthDate: calendarDay('1980-06-01'),
};
const CENTRE = { ...RESIDENT, buurtCode: areaCode('BU03920101'), wijkCode: areaCode('WK039201') };
const AMSTERDAM = { buurtCode: null, wijkCode: null, gemeenteCode: areaCode('GM0363'), birthDate: RESIDENT.birthDate };
const STRANGER: Person = { buurtCode: null, wijkCode: null, gemeenteCode: null, birthDate: null };
const ON = calendarDay('2027-03-10');

function reasons(action: EligibilityQuestion['action'], person: Person, changes: Partial<Round> = {}): unknown {
  const decision = decideEligibility({ action, person, round: round(changes), on: ON });
  return decision.kind === 'eligible' ? [] : decision.reasons.map(({ code }) => code);
}

describe('article 2: in the demo round anyone may send in a plan', () => {
  test.each([RESIDENT, CENTRE, AMSTERDAM, STRANGER])('%o', (person) => {
    expect(reasons('propose', person)).toEqual([]);
  });
});

describe('article 3: in the demo round everyone from the gemeente may support', () => {
  test.each([
    [RESIDENT, []],
    [CENTRE, []],
    [AMSTERDAM, ['outside-gemeente']],
    [STRANGER, ['residence-unknown']],
  ])('%o: %o', (person, expected) => {
    expect(reasons('support', person)).toEqual(expected);
  });
});

describe('article 6: who lives in the area on the reference date may vote, from an age', () => {
  test.each<[string, Person, readonly string[]]>([
    ['lives in the wijk', RESIDENT, []],
    ['lives in another wijk', CENTRE, ['outside-area']],
    ['lives in another gemeente', AMSTERDAM, ['outside-area']],
    ['only the gemeente is known', { ...RESIDENT, buurtCode: null, wijkCode: null }, ['residence-unknown']],
    ['only the wijk is known', { ...RESIDENT, buurtCode: null, gemeenteCode: null }, []],
    ['only another wijk is known', { ...CENTRE, buurtCode: null }, ['residence-unknown']],
    ['turns 12 on the reference date', { ...RESIDENT, birthDate: calendarDay('2015-05-03') }, []],
    ['turns 12 the day after', { ...RESIDENT, birthDate: calendarDay('2015-05-04') }, ['too-young']],
    ['age unknown', { ...RESIDENT, birthDate: null }, ['age-unknown']],
    ['nothing known', STRANGER, ['residence-unknown', 'age-unknown']],
    ['elsewhere and too young', { ...CENTRE, birthDate: calendarDay('2020-01-01') }, ['outside-area', 'too-young']],
  ])('%s', (_, person, expected) => {
    expect(reasons('vote', person)).toEqual(expected);
  });

  test('too young names the age that is asked', () => {
    const person = { ...RESIDENT, birthDate: calendarDay('2020-01-01') };
    expect(decideEligibility({ action: 'vote', person, round: round(), on: ON })).toEqual({
      kind: 'notEligible',
      reasons: [{ code: 'too-young', minimumAge: 12 }],
    });
  });

  test('a round of one buurt, or of the whole gemeente', () => {
    expect(reasons('vote', RESIDENT, { areaCodes: [REINALDAPARK] })).toEqual([]);
    expect(reasons('vote', CENTRE, { areaCodes: [REINALDAPARK] })).toEqual(['outside-area']);
    expect(reasons('vote', CENTRE, { areaCodes: [HAARLEM] })).toEqual([]);
  });
});

test('proposing and supporting take the age on the day itself', () => {
  const child = { ...RESIDENT, birthDate: calendarDay('2015-04-01') };
  const { propose, support } = rules();
  const strict = rules({ propose: { ...propose, minimumAge: 12 }, support: { ...support, minimumAge: 12 } });
  expect(reasons('propose', child, { rules: strict })).toEqual(['too-young']);
  expect(reasons('support', child, { rules: strict })).toEqual(['too-young']);
  expect(reasons('vote', child, { rules: strict })).toEqual([]);
});

test('a minimum age of 0 asks no birth date', () => {
  const open = rules({ vote: { ...rules().vote, minimumAge: 0 } });
  expect(reasons('vote', { ...RESIDENT, birthDate: null }, { rules: open })).toEqual([]);
});
