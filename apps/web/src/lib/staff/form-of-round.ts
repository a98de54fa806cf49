import { type CalendarDay, localDateTimeOf, type PhaseId } from '@wijkbegroting/domain';
import type { components } from '#lib/api/generated/openapi.ts';
import { FIELD_NAMES, MONEY_FIELDS } from './fields.ts';
import { FIRST_TIME, LAST_TIME, type RoundContent, type RoundForm } from './round-form.ts';
import { scheduleFrom } from './schedule.ts';
import type { RoundTemplate } from './templates.ts';

type Round = components['schemas']['Round'];

const MINUTE = 60_000;

/** The form with what is stored. */
export function formOfRound(round: Round): RoundForm {
  const fields = fieldsOf({ ...round, areaCodes: [] });
  for (const { id, opensAt, closesAt } of round.phases) {
    const first = localDateTimeOf(new Date(opensAt));
    const last = localDateTimeOf(new Date(new Date(closesAt).getTime() - MINUTE));
    Object.assign(fields, phaseFields(id, first, last));
  }
  return { fields, areaCodes: round.areas.map(({ code }) => code), categories: round.categories };
}

/** The form that a template and a first day make. */
export function formOfTemplate(template: RoundTemplate, start: CalendarDay, areaCodes: readonly string[]): RoundForm {
  const { budgetCents, decides, fixedPoints, categories, rules } = template;
  const texts = { title: '', tagline: '', organiser: '', about: '', fixedPoints, decides, budgetSource: '' };
  const withDate = { ...rules, vote: { ...rules.vote, referenceDate: '' } };
  const content = { ...texts, budgetCents, areaCodes: [], phases: [], categories: [], rules: withDate };
  const form = { fields: fieldsOf(content), areaCodes, categories: categories.map(({ label }) => ({ id: '', label })) };
  return withSchedule(form, start);
}

/** The same form with the days of a round that begins on `start`. */
export function withSchedule(form: RoundForm, start: CalendarDay): RoundForm {
  const { phases, referenceDate } = scheduleFrom(start);
  const fields: Record<string, string> = { ...form.fields, 'rules.vote.referenceDate': referenceDate };
  for (const { id, firstDay, lastDay } of phases) {
    Object.assign(fields, phaseFields(id, `${firstDay}T${FIRST_TIME}`, `${lastDay}T${LAST_TIME}`));
  }
  return { ...form, fields };
}

function phaseFields(id: PhaseId, first: string, last: string): Record<string, string> {
  return {
    [`phases.${id}.opensDay`]: first.slice(0, 10),
    [`phases.${id}.opensTime`]: first.slice(11),
    [`phases.${id}.closesDay`]: last.slice(0, 10),
    [`phases.${id}.closesTime`]: last.slice(11),
  };
}

function fieldsOf(content: RoundContent): Record<string, string> {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, textOf(name, at(content, name.split('.')))]));
}

function at(node: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return node;
  return typeof node === 'object' && node !== null ? at((node as Record<string, unknown>)[key], rest) : undefined;
}

function textOf(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'number' && MONEY_FIELDS.some((field) => field === name)) return eurosOf(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** An amount as people type it; the form shows the sign beside the box. */
function eurosOf(amountCents: number): string {
  const euros = String(Math.trunc(amountCents / 100)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, '.');
  const rest = amountCents % 100;
  return rest === 0 ? euros : `${euros},${String(rest).padStart(2, '0')}`;
}
