import {
  areaCode,
  calendarDay,
  cents,
  decideEligibility,
  parseCalendarDay,
  type CalendarDay,
  type EligibleAction,
  type EligibilityQuestion,
  type NotEligibleReason,
  type Person,
} from '@wijkbegroting/domain';
import type { Area, NamedArea, Round } from '#lib/api/types.ts';
import { formatCalendarDay, formatList } from '#lib/format.ts';
import { eligibility as words, site } from '#lib/messages/index.ts';

/** What somebody fills in; it is answered and forgotten. */
export interface EligibilityForm {
  readonly home: string;
  readonly birthDate: string;
}

export interface EligibilityAnswer {
  readonly action: EligibleAction;
  /** `unsure` when only something unknown stands in the way. */
  readonly kind: 'yes' | 'no' | 'unsure';
  readonly text: string;
  readonly reasons: readonly string[];
}

export type EligibilityResult =
  | { readonly errors: readonly { readonly field: 'home' | 'birthDate'; readonly text: string }[] }
  | { readonly answers: readonly EligibilityAnswer[] };

type RoundLike = Pick<Round, 'areas' | 'buurten' | 'gemeenteCode' | 'rules'>;
/** Every buurt of the gemeente, to know the wijk of each. */
type Buurt = Pick<Area, 'code' | 'parentCode'>;

const ELSEWHERE = 'elders';
const OUTSIDE = 'buiten';
const UNKNOWN = 'onbekend';
const ACTIONS = ['propose', 'support', 'vote'] as const;

/** The answers to "waar woont u?": the buurten of the round, then what else there is. */
export function homeChoices(round: RoundLike, buurten: readonly Buurt[]): { value: string; label: string }[] {
  const isElsewherePossible = buurtElsewhere(round, buurten) !== undefined;
  return [
    ...byName(round.buurten).map(({ code, name }) => ({ value: code, label: name })),
    ...largerAreas(round).map(({ code, name }) => ({ value: code, label: words.inArea(name) })),
    ...(isElsewherePossible ? [{ value: ELSEWHERE, label: words.elsewhere(site.gemeente) }] : []),
    { value: OUTSIDE, label: words.outside(site.gemeente) },
    { value: UNKNOWN, label: words.unknown },
  ];
}

/** Asks the domain's rule for each of the three things one can do, or says what is missing. */
export function checkEligibility(
  form: EligibilityForm,
  round: RoundLike,
  buurten: readonly Buurt[],
  today: CalendarDay,
): EligibilityResult {
  const home = homeOf(form.home, round, buurten);
  const birthDate = parseBirthDate(form.birthDate);
  const isFuture = birthDate !== undefined && birthDate > today;
  if (home === undefined || birthDate === undefined || isFuture) {
    return {
      errors: [
        ...(home === undefined ? [{ field: 'home' as const, text: words.errors.home }] : []),
        ...(birthDate === undefined ? [{ field: 'birthDate' as const, text: words.errors.birthDate }] : []),
        ...(isFuture ? [{ field: 'birthDate' as const, text: words.errors.future }] : []),
      ],
    };
  }
  const question = { person: { ...home, birthDate }, round: rulesOf(round), on: today };
  return { answers: ACTIONS.map((action) => answerOf(action, decideEligibility({ ...question, action }), round)) };
}

/** Reads a date as people write it, `12-4-1984`, or as a browser sends it, `1984-04-12`. */
export function parseBirthDate(text: string): CalendarDay | undefined {
  const written = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim());
  const [, day = '', month = '', year = ''] = written ?? [];
  const iso = written === null ? text.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = parseCalendarDay(iso);
  return parsed.ok ? parsed.value : undefined;
}

function answerOf(
  action: EligibleAction,
  decision: ReturnType<typeof decideEligibility>,
  round: RoundLike,
): EligibilityAnswer {
  if (decision.kind === 'eligible') return { action, kind: 'yes', text: words.yes[action], reasons: [] };
  const isUnknown = ({ code }: NotEligibleReason) => code === 'residence-unknown' || code === 'age-unknown';
  const kind = decision.reasons.every(isUnknown) ? 'unsure' : 'no';
  return {
    action,
    kind,
    text: words[kind][action],
    reasons: decision.reasons.map((reason) => reasonText(action, reason, round)),
  };
}

function reasonText(action: EligibleAction, reason: NotEligibleReason, { areas, rules }: RoundLike): string {
  const text = words.reason;
  switch (reason.code) {
    case 'outside-area':
      return text.outsideArea(formatList(areas.map(({ name }) => name)));
    case 'outside-gemeente':
      return text.outsideGemeente(site.gemeente);
    case 'residence-unknown':
      return text.residenceUnknown;
    case 'age-unknown':
      return text.ageUnknown;
    case 'too-young': {
      const age = String(reason.minimumAge);
      return action === 'vote' ? text.tooYoungOn(age, formatCalendarDay(rules.vote.referenceDate)) : text.tooYoung(age);
    }
  }
}

type Home = Omit<Person, 'birthDate'>;

function homeOf(choice: string, round: RoundLike, buurten: readonly Buurt[]): Home | undefined {
  const nowhere: Home = { buurtCode: null, wijkCode: null, gemeenteCode: null };
  if (choice === UNKNOWN) return nowhere;
  // Any other gemeente does: the rule only asks whether it is this one.
  if (choice === OUTSIDE) return { ...nowhere, gemeenteCode: areaCode('ELDERS') };
  const gemeenteCode = areaCode(round.gemeenteCode);
  if (choice === round.gemeenteCode) return { ...nowhere, gemeenteCode };
  const buurt =
    choice === ELSEWHERE
      ? buurtElsewhere(round, buurten)
      : round.buurten.some(({ code }) => code === choice)
        ? choice
        : undefined;
  if (buurt !== undefined) {
    const wijk = buurten.find(({ code }) => code === buurt)?.parentCode ?? null;
    return { buurtCode: areaCode(buurt), wijkCode: wijk === null ? null : areaCode(wijk), gemeenteCode };
  }
  if (!largerAreas(round).some(({ code }) => code === choice)) return undefined;
  return { ...nowhere, wijkCode: areaCode(choice), gemeenteCode };
}

/** Some buurt of the gemeente outside the round: the rule gives the same answer for each of them. */
function buurtElsewhere(round: RoundLike, buurten: readonly Buurt[]): string | undefined {
  return buurten.find(({ code }) => !round.buurten.some((buurt) => buurt.code === code))?.code;
}

/** The areas of the round that are more than one buurt: wijken, or the gemeente. */
function largerAreas({ areas, buurten }: RoundLike): readonly NamedArea[] {
  return areas.filter(({ code }) => !buurten.some((buurt) => buurt.code === code));
}

function byName(areas: readonly NamedArea[]): readonly NamedArea[] {
  return areas.toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
}

/** The rules as the domain knows them; the API has checked them before they came here. */
function rulesOf({ areas, gemeenteCode, rules }: RoundLike): EligibilityQuestion['round'] {
  const { plan, vote } = rules;
  return {
    areaCodes: areas.map(({ code }) => areaCode(code)),
    gemeenteCode: areaCode(gemeenteCode),
    rules: {
      ...rules,
      plan: { minimumCostCents: cents(plan.minimumCostCents), maximumCostCents: cents(plan.maximumCostCents) },
      vote: { ...vote, referenceDate: calendarDay(vote.referenceDate) },
    },
  };
}
