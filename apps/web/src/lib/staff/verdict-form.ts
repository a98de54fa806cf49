import {
  cents,
  checkVerdict,
  isBlank,
  textLength,
  toReadable,
  VERDICT_OUTCOMES,
  type VerdictOutcome,
} from '@wijkbegroting/domain';
import type { RoundRules } from '#lib/api/types.ts';
import { formatMoney, parseEuros } from '#lib/format.ts';
import { staffChecks } from '#lib/messages/index.ts';
import type { FieldError } from './fields.ts';

const words = staffChecks.verdict;

/** The same three questions for every plan. */
export const QUESTIONS = ['can', 'may', 'fits'] as const;
export type Question = (typeof QUESTIONS)[number];
export const ANSWERS = ['yes', 'changed', 'no'] as const;
export { VERDICT_OUTCOMES };

/** The longest reason that an official types; the answers come on top of it. */
export const REASON_MAXIMUM = 3_800;

/** What stands in the form, exactly as typed. */
export interface VerdictForm {
  readonly answers: Readonly<Record<Question, string>>;
  readonly outcome: string;
  readonly cost: string;
  readonly reason: string;
}

export const EMPTY_VERDICT: VerdictForm = {
  answers: { can: '', may: '', fits: '' },
  outcome: '',
  cost: '',
  reason: '',
};

/** What goes to the API. */
export interface NewVerdict {
  readonly outcome: VerdictOutcome;
  readonly costCents: number | null;
  readonly reason: string;
}

export function readVerdictForm(data: FormData): VerdictForm {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? toReadable(value).replaceAll('\r\n', '\n').trim() : '';
  };
  return {
    answers: { can: text('can'), may: text('may'), fits: text('fits') },
    outcome: text('outcome'),
    cost: text('cost'),
    reason: text('reason'),
  };
}

/** The reason as everyone reads it: the answers to the questions first, so that all plans are told the same things. */
export function publicReason({ answers, reason }: VerdictForm): string {
  const lines = QUESTIONS.map((question) => {
    const answer = ANSWERS.find((one) => one === answers[question]);
    return answer === undefined ? '' : words.answered(words.questions[question].legend, words.answers[answer]);
  });
  return `${lines.join(' ').trim()}\n\n${reason}`;
}

/** The verdict that the form gives, or everything that is wrong with it at once. */
export function verdictOf(
  form: VerdictForm,
  rules: RoundRules['plan'],
): { readonly verdict: NewVerdict | null; readonly errors: readonly FieldError[] } {
  const outcome = VERDICT_OUTCOMES.find((one) => one === form.outcome);
  const costCents = form.cost === '' ? null : parseEuros(form.cost);
  const errors = [...answerErrors(form, outcome), ...reasonErrors(form.reason)];
  if (form.cost !== '' && costCents === null) errors.push({ field: 'cost', text: staffChecks.errors.cost });
  else if (outcome !== undefined) errors.push(...costErrors(outcome, costCents, rules));
  const verdict = { outcome: outcome ?? 'forwarded', costCents, reason: publicReason(form) };
  return { verdict: errors.length === 0 ? verdict : null, errors };
}

function answerErrors({ answers }: VerdictForm, outcome: VerdictOutcome | undefined): FieldError[] {
  const missing = QUESTIONS.filter((question) => !ANSWERS.some((answer) => answer === answers[question]));
  const errors = missing.map((field) => ({
    field,
    text: staffChecks.errors.answer(words.questions[field].legend),
  }));
  if (outcome === undefined) return [...errors, { field: 'outcome', text: staffChecks.errors.outcome }];
  const clash = clashOf(Object.values(answers), outcome);
  return clash === undefined || missing.length > 0 ? errors : [...errors, { field: 'outcome', text: clash }];
}

/** Where the answers say something else than the verdict. Sending a plan on says nothing about it yet. */
function clashOf(answers: readonly string[], outcome: VerdictOutcome): string | undefined {
  const { noButFeasible, changedButFeasible, allYesButNot } = staffChecks.errors;
  const isFeasible = outcome === 'feasible' || outcome === 'feasibleWithChanges';
  if (isFeasible && answers.includes('no')) return noButFeasible;
  if (outcome === 'feasible' && answers.includes('changed')) return changedButFeasible;
  return outcome === 'notFeasible' && !answers.includes('no') ? allYesButNot : undefined;
}

function reasonErrors(reason: string): FieldError[] {
  if (isBlank(reason)) return [{ field: 'reason', text: staffChecks.errors.reason }];
  if (textLength(reason) <= REASON_MAXIMUM) return [];
  return [{ field: 'reason', text: staffChecks.errors.reasonTooLong(REASON_MAXIMUM) }];
}

function costErrors(outcome: VerdictOutcome, costCents: number | null, rules: RoundRules['plan']): FieldError[] {
  const plan = { minimumCostCents: cents(rules.minimumCostCents), maximumCostCents: cents(rules.maximumCostCents) };
  const verdict = { outcome, reason: 'x', costCents: costCents === null ? null : cents(costCents) };
  return checkVerdict(verdict, plan).map(({ code }) => {
    if (code === 'verdict-without-cost') return { field: 'cost', text: staffChecks.errors.cost };
    if (code === 'verdict-with-needless-cost') return { field: 'cost', text: staffChecks.errors.noCost };
    return { field: 'cost', text: staffChecks.errors.costRange(formatMoney(rules.maximumCostCents)) };
  });
}

/** How the cost differs from the estimate, in words. */
export function differenceText(costCents: number, estimateCents: number): string {
  const difference = costCents - estimateCents;
  if (difference === 0) return words.same;
  const amount = formatMoney(Math.abs(difference));
  return difference > 0 ? words.more(amount) : words.less(amount);
}

/** The sentence that a button names, such as `notFeasible.0`; empty when there is none. */
export function sentenceOf(name: string): string {
  const [outcome, at] = name.split('.');
  const known = VERDICT_OUTCOMES.find((one) => one === outcome);
  return known === undefined ? '' : (staffChecks.sentences[known][Number(at)] ?? '');
}

/** A reason with one more sentence below it. */
export function withSentence(reason: string, sentence: string): string {
  return reason.trim() === '' ? sentence : `${reason.trimEnd()}\n${sentence}`;
}
