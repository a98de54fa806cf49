import { PHASES } from '@wijkbegroting/domain';
import type { Problem } from '#lib/api/client.ts';
import { formatMoney } from '#lib/format.ts';
import { phases as phaseWords, staffRound } from '#lib/messages/index.ts';
import type { FieldError } from './fields.ts';

const words = staffRound.errors;

/** One fault as the API or the domain names it: a code with its facts. */
export interface Fault {
  readonly code?: string;
  readonly [fact: string]: unknown;
}

/** What a refusal of the round says about single fields; empty when it is not about fields. */
export function fieldErrorsOf(problem: Problem): readonly FieldError[] {
  const faults = Array.isArray(problem['errors']) ? (problem['errors'] as readonly Fault[]) : [];
  if (problem.code === 'round-invalid') return roundFieldErrors(faults);
  if (problem.code === 'bad-request') return faults.map(malformed);
  if (problem.code === 'round-id-taken') return [{ field: 'id', text: words.idTaken }];
  if (problem.code === 'change-reason-missing') return [{ field: 'reason', text: words.reasonMissing }];
  return [];
}

/** Each fault at its field, in words, in the order of the form. */
export function roundFieldErrors(faults: readonly Fault[]): readonly FieldError[] {
  return faults.map((fault) => (SENTENCES[fault.code ?? ''] ?? general)(fault));
}

type Sentence = (fault: Fault) => FieldError;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

function phaseName(value: unknown): string {
  const id = PHASES.find((phase) => phase === value);
  return id === undefined ? '' : phaseWords.name[id];
}

const general: Sentence = ({ field }) => ({ field: text(field) || 'title', text: words.general });

/** A fault in a form that the API could not read: `body/rules/vote/minimumAge`. */
function malformed({ field }: Fault): FieldError {
  const path = text(field).split('/').slice(1);
  const [first = 'title', second] = path;
  if (first === 'phases' || first === 'categories' || first === 'areaCodes')
    return { field: first, text: words.general };
  const isInList = second === 'propose' && path[2] === 'excludedTopics';
  return { field: isInList ? 'rules.propose.excludedTopics' : path.join('.'), text: words.general };
}

/** The domain names a rule by its path in the rules; topics are one field in the form. */
function ruleField(field: unknown): string {
  return `rules.${text(field)}`.replace(/(excludedTopics)\.\d+$/, '$1');
}

/** Amounts are checked in cents and read in euros. */
function outOfRange({ field, minimum, maximum }: Fault): FieldError {
  const name = ruleField(field);
  const isMoney = name.endsWith('Cents');
  const least = isMoney ? formatMoney(number(minimum)) : text(minimum);
  const most = number(maximum) >= 1_000_000_000 ? null : isMoney ? formatMoney(number(maximum)) : text(maximum);
  return { field: name, text: most === null ? words.atLeast(least) : words.between(least, most) };
}

const SENTENCES: Readonly<Record<string, Sentence | undefined>> = {
  'round-title-empty': () => ({ field: 'title', text: words.empty }),
  'round-without-area': () => ({ field: 'areaCodes', text: words.noArea }),
  'round-without-category': () => ({ field: 'categories', text: words.noCategory }),
  'round-areas-fixed': () => ({ field: 'areaCodes', text: words.areasFixed }),
  'area-duplicate': () => ({ field: 'areaCodes', text: words.areaTwice }),
  'area-unknown': () => ({ field: 'areaCodes', text: words.areaUnknown }),
  'areas-in-several-gemeenten': () => ({ field: 'areaCodes', text: words.severalGemeenten }),
  'category-duplicate': () => ({ field: 'categories', text: words.categoryTwice }),
  'category-label-empty': () => ({ field: 'categories', text: words.categoryEmpty }),
  'category-in-use': () => ({ field: 'categories', text: words.categoryInUse }),
  'field-empty': ({ field }) => ({ field: text(field), text: words.empty }),
  'budget-empty': () => ({ field: 'budgetCents', text: words.budgetEmpty }),
  'plan-maximum-above-budget': ({ budgetCents }) => ({
    field: 'rules.plan.maximumCostCents',
    text: words.planAboveBudget(formatMoney(number(budgetCents))),
  }),
  'rule-out-of-range': outOfRange,
  'rule-minimum-above-maximum': ({ field }) => ({ field: ruleField(field), text: words.minimumAboveMaximum }),
  'rule-text-empty': () => ({ field: 'rules.propose.excludedTopics', text: words.topicEmpty }),
  'reference-date-too-late': () => ({ field: 'rules.vote.referenceDate', text: words.referenceTooLate }),
  'phase-missing': ({ phase }) => ({
    field: `phases.${text(phase)}.opensDay`,
    text: words.phaseMissing(phaseName(phase)),
  }),
  'phase-duplicate': ({ phase }) => ({ field: `phases.${text(phase)}.opensDay`, text: words.general }),
  'phase-ends-before-start': ({ phase }) => ({
    field: `phases.${text(phase)}.closesDay`,
    text: words.phaseEndsBeforeStart(phaseName(phase)),
  }),
  'phase-out-of-order': ({ phase, earlier }) => ({
    field: `phases.${text(phase)}.opensDay`,
    text: words.phaseOutOfOrder(phaseName(phase), phaseName(earlier)),
  }),
  'phase-overlaps': ({ phase, earlier }) => ({
    field: `phases.${text(phase)}.opensDay`,
    text: words.phaseOverlaps(phaseName(phase), phaseName(earlier)),
  }),
  'pass-window-too-short': ({ minimumDays }) => ({
    field: 'phases.vote.opensDay',
    text: words.passWindowTooShort(number(minimumDays)),
  }),
};
