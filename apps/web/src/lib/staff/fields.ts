import { PHASES } from '@wijkbegroting/domain';
import { staffRound } from '#lib/messages/index.ts';

/**
 * The fields of the round form. A field is named by its path in the API, so that a refusal and a change in the history
 * point to the same field as the form.
 */
export const TEXT_LIMITS = {
  title: 120,
  tagline: 200,
  organiser: 200,
  about: 5_000,
  fixedPoints: 5_000,
  decides: 5_000,
  budgetSource: 1_000,
} as const;
export type TextField = keyof typeof TEXT_LIMITS;
export const TEXT_FIELDS = Object.keys(TEXT_LIMITS) as TextField[];

export const MONEY_FIELDS = ['budgetCents', 'rules.plan.minimumCostCents', 'rules.plan.maximumCostCents'] as const;

/** Whole numbers that must be there. */
export const NUMBER_FIELDS = [
  'rules.propose.maximumPerProposer',
  'rules.propose.titleMaxLength',
  'rules.propose.summaryMaxLength',
  'rules.propose.descriptionMaxLength',
  'rules.support.threshold',
  'rules.vote.ballot.minimumChoices',
  'rules.count.minimumVotes',
] as const;

/** Whole numbers that may be left out. */
export const OPTIONAL_NUMBER_FIELDS = [
  'rules.propose.minimumAge',
  'rules.support.minimumAge',
  'rules.vote.minimumAge',
  'rules.vote.ballot.maximumChoices',
] as const;

/** Fields of which one answer is picked, with the answers. */
export const CHOICE_FIELDS = {
  'rules.propose.residence': ['anyone', 'gemeente', 'area'],
  'rules.support.residence': ['anyone', 'gemeente', 'area'],
  'rules.vote.residence': ['area', 'gemeente'],
  'rules.vote.ballot.kind': ['divideBudget', 'chooseUpTo'],
  'rules.vote.changeable': ['true', 'false'],
  'rules.count.whenNextDoesNotFit': ['skip', 'stop'],
  'rules.bindingForce': ['binding', 'advice', 'subsidyCeiling'],
} as const;
export type ChoiceField = keyof typeof CHOICE_FIELDS;

export const OTHER_FIELDS = ['rules.vote.referenceDate', 'rules.propose.excludedTopics'] as const;

export const PHASE_PARTS = ['opensDay', 'opensTime', 'closesDay', 'closesTime'] as const;

/** Every plain field of the form. Areas and categories are lists and stand apart. */
export const FIELD_NAMES: readonly string[] = [
  ...TEXT_FIELDS,
  ...MONEY_FIELDS,
  ...NUMBER_FIELDS,
  ...OPTIONAL_NUMBER_FIELDS,
  ...Object.keys(CHOICE_FIELDS),
  ...OTHER_FIELDS,
  ...PHASES.flatMap((phase) => PHASE_PARTS.map((part) => `phases.${phase}.${part}`)),
];

/** What is wrong with one field, in words; `field` is also the id of the element to go to. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** The first error of a field. */
export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.text;
}

/** The errors for a list of their own, where the field is not in sight: with its label in front. */
export function withLabels(errors: readonly FieldError[]): readonly FieldError[] {
  const labels: Readonly<Record<string, { readonly label: string } | undefined>> = staffRound.fields;
  return errors.map(({ field, text }) => {
    const label = labels[field]?.label;
    return { field, text: label === undefined ? text : staffRound.errorIn(label.replace(/\?$/, ''), text) };
  });
}
