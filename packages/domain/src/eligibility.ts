import { ageOn, type CalendarDay } from './calendar.ts';
import type { AreaCode } from './ids.ts';
import type { Round } from './round.ts';
import type { Residence } from './round-rules.ts';

/** What someone can be entitled to do in a round. */
export type EligibleAction = 'propose' | 'support' | 'vote';

/** What is known about someone; null is unknown. For 'vote' this is what the roll says for the reference date. */
export interface Person {
  readonly buurtCode: AreaCode | null;
  readonly wijkCode: AreaCode | null;
  readonly gemeenteCode: AreaCode | null;
  readonly birthDate: CalendarDay | null;
}

/** Why someone may not do this. Unknown is not the same as refused: the gemeente can add what is missing. */
export type NotEligibleReason =
  | { readonly code: 'outside-area' | 'outside-gemeente' | 'residence-unknown' | 'age-unknown' }
  | { readonly code: 'too-young'; readonly minimumAge: number };

/** May, or may not with all reasons at once. */
export type Eligibility =
  { readonly kind: 'eligible' } | { readonly kind: 'notEligible'; readonly reasons: readonly NotEligibleReason[] };

/** Whose right to do what, in which round, is asked on which day. */
export interface EligibilityQuestion {
  readonly action: EligibleAction;
  readonly person: Person;
  readonly round: Pick<Round, 'areaCodes' | 'gemeenteCode' | 'rules'>;
  /** The day of proposing or supporting. Not used for 'vote': there the reference date of the round counts. */
  readonly on: CalendarDay;
}

/**
 * Decides whether someone may propose, support or vote, by residence and age. A person of whom nothing is known may do
 * what asks neither. Rule: docs/rules/stemregels.md, articles 2, 3 and 6.
 */
export function decideEligibility({ action, person, round, on }: EligibilityQuestion): Eligibility {
  const { residence, minimumAge } = round.rules[action];
  const day = action === 'vote' ? round.rules.vote.referenceDate : on;
  const reasons = [...residenceReasons(residence, person, round), ...ageReasons(minimumAge ?? 0, person, day)];
  return reasons.length === 0 ? { kind: 'eligible' } : { kind: 'notEligible', reasons };
}

function residenceReasons(
  residence: Residence,
  person: Person,
  round: EligibilityQuestion['round'],
): readonly NotEligibleReason[] {
  if (residence === 'anyone') return [];
  if (residence === 'gemeente') {
    if (person.gemeenteCode === null) return [{ code: 'residence-unknown' }];
    return person.gemeenteCode === round.gemeenteCode ? [] : [{ code: 'outside-gemeente' }];
  }
  return areaReasons(person, round);
}

/** Someone whose buurt or wijk is unknown may still live in the area, unless another gemeente rules that out. */
function areaReasons(person: Person, round: EligibilityQuestion['round']): readonly NotEligibleReason[] {
  const { buurtCode, wijkCode, gemeenteCode } = person;
  const livesIn = (code: AreaCode | null): boolean => code !== null && round.areaCodes.includes(code);
  if (livesIn(buurtCode) || livesIn(wijkCode) || livesIn(gemeenteCode)) return [];
  const livesElsewhere = gemeenteCode !== null && gemeenteCode !== round.gemeenteCode;
  const isPlaced = buurtCode !== null && wijkCode !== null;
  return [{ code: livesElsewhere || isPlaced ? 'outside-area' : 'residence-unknown' }];
}

function ageReasons(minimumAge: number, person: Person, day: CalendarDay): readonly NotEligibleReason[] {
  if (minimumAge === 0) return [];
  if (person.birthDate === null) return [{ code: 'age-unknown' }];
  return ageOn(person.birthDate, day) >= minimumAge ? [] : [{ code: 'too-young', minimumAge }];
}
