import { dayOf } from './calendar.ts';
import { checkRoundRules, type RoundRulesError } from './check-round-rules.ts';
import type { AreaCode, CategoryId, RoundId } from './ids.ts';
import type { Cents } from './money.ts';
import { checkPhases, type Phase, type PhaseError } from './phases.ts';
import type { RoundRules } from './round-rules.ts';
import type { RoundStatus } from './round-status.ts';
import { isBlank } from './text.ts';

/** A kind of plan within a round, such as "Groen en natuur". */
export interface Category {
  readonly id: CategoryId;
  /** In words for residents. */
  readonly label: string;
}

/** One edition of the wijkbegroting: where, how much money, when and by which rules. */
export interface Round {
  readonly id: RoundId;
  readonly title: string;
  /** The wijken or buurten that share the budget, or the one gemeente. */
  readonly areaCodes: readonly AreaCode[];
  readonly gemeenteCode: AreaCode;
  readonly budgetCents: Cents;
  readonly phases: readonly Phase[];
  readonly rules: RoundRules;
  readonly categories: readonly Category[];
  readonly status: RoundStatus;
}

/** Texts without which a resident cannot know what a round is about. */
const NEEDED_TEXTS = ['organiser', 'about', 'fixedPoints', 'decides', 'budgetSource'] as const;
export type NeededText = (typeof NEEDED_TEXTS)[number];

/** Which texts a round still needs before it is published. No rule looks at what they say. */
export function missingTexts(texts: Readonly<Record<NeededText, string>>): readonly NeededText[] {
  return NEEDED_TEXTS.filter((field) => isBlank(texts[field]));
}

/** Why a round cannot be published. */
export type RoundError =
  | RoundRulesError
  | PhaseError
  | { readonly code: 'round-title-empty' | 'round-without-area' | 'round-without-category' }
  | { readonly code: 'area-duplicate'; readonly areaCode: AreaCode }
  | { readonly code: 'category-duplicate' | 'category-label-empty'; readonly categoryId: CategoryId }
  | { readonly code: 'reference-date-too-late' };

/**
 * Checks everything about a round before it is published: title, areas, categories, phases, rules, and that the
 * reference date is not later than the day on which passes can first be collected. All errors at once.
 */
export function checkRound(round: Omit<Round, 'status'>): readonly RoundError[] {
  const errors: RoundError[] = [];
  if (isBlank(round.title)) errors.push({ code: 'round-title-empty' });
  if (round.areaCodes.length === 0) errors.push({ code: 'round-without-area' });
  if (round.categories.length === 0) errors.push({ code: 'round-without-category' });
  for (const areaCode of repeated(round.areaCodes)) errors.push({ code: 'area-duplicate', areaCode });
  for (const categoryId of repeated(round.categories.map(({ id }) => id))) {
    errors.push({ code: 'category-duplicate', categoryId });
  }
  for (const { id, label } of round.categories) {
    if (isBlank(label)) errors.push({ code: 'category-label-empty', categoryId: id });
  }
  if (isReferenceDateTooLate(round)) errors.push({ code: 'reference-date-too-late' });
  return [...errors, ...checkPhases(round.phases), ...checkRoundRules(round.rules, round.budgetCents)];
}

function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

function isReferenceDateTooLate(round: Pick<Round, 'phases' | 'rules'>): boolean {
  const passesFrom = round.phases.find(({ id }) => id === 'ballotList')?.opensAt;
  return passesFrom !== undefined && round.rules.vote.referenceDate > dayOf(passesFrom);
}
