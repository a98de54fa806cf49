import {
  instantOf,
  isReadable,
  localDateTimeOf,
  parseCalendarDay,
  parseLocalDateTime,
  type PhaseId,
  PHASES,
  textLength,
  toReadableLine,
} from '@wijkbegroting/domain';
import type { components } from '#lib/api/generated/openapi.ts';
import { parseEuros } from '#lib/format.ts';
import { staffRound as words } from '#lib/messages/index.ts';
import {
  CHOICE_FIELDS,
  type ChoiceField,
  FIELD_NAMES,
  type FieldError,
  type MONEY_FIELDS,
  type NUMBER_FIELDS,
  type OPTIONAL_NUMBER_FIELDS,
  TEXT_FIELDS,
  TEXT_LIMITS,
  type TextField,
} from './fields.ts';
import { freshSlug } from './slug.ts';

type Schemas = components['schemas'];
export type RoundContent = Omit<Schemas['NewRound'], 'id'>;
type Phase = Schemas['Phase'];

/** What stands in the form, exactly as typed. */
export interface RoundForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly areaCodes: readonly string[];
  readonly categories: readonly CategoryRow[];
}

/** A kind of plan; `id` is empty for a row that is new. */
export interface CategoryRow {
  readonly id: string;
  readonly label: string;
}

export const FIRST_TIME = '00:00';
export const LAST_TIME = '23:59';

/** Reads the posted form. */
export function readRoundForm(data: FormData): RoundForm {
  const text = (value: FormDataEntryValue | null | undefined): string =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  const ids = data.getAll('categoryId');
  return {
    fields: Object.fromEntries(FIELD_NAMES.map((name) => [name, text(data.get(name))])),
    areaCodes: data.getAll('areaCodes').map(text),
    categories: data.getAll('categoryLabel').map((label, at) => ({ id: text(ids[at]), label: text(label) })),
  };
}

interface Reader {
  readonly fields: RoundForm['fields'];
  readonly errors: FieldError[];
}

/**
 * What the form says in the API's own form. Errors are only about what cannot be read at all, such as an amount that is
 * no number; whether the round is right is for the API. Stored phases keep their seconds where nothing was changed.
 */
export function contentOfForm(
  form: RoundForm,
  stored: readonly Phase[] = [],
): { readonly content: RoundContent; readonly errors: readonly FieldError[] } {
  const reader: Reader = { fields: form.fields, errors: [] };
  const content = {
    ...textsOf(reader),
    budgetCents: readMoney(reader, 'budgetCents'),
    areaCodes: [...form.areaCodes],
    phases: PHASES.flatMap((id) => readPhase(reader, id, stored) ?? []),
    categories: namedCategories(form.categories),
    rules: rulesOf(reader),
  };
  return { content, errors: reader.errors };
}

function textsOf(reader: Reader): Record<TextField, string> {
  const entries = TEXT_FIELDS.map((field) => {
    const text = (reader.fields[field] ?? '').trim();
    if (textLength(text) > TEXT_LIMITS[field]) {
      reader.errors.push({ field, text: words.errors.tooLong(TEXT_LIMITS[field]) });
    } else if (!isReadable(text)) reader.errors.push({ field, text: words.errors.unreadable });
    return [field, text];
  });
  return Object.fromEntries(entries) as Record<TextField, string>;
}

function readMoney({ fields, errors }: Reader, field: (typeof MONEY_FIELDS)[number]): number {
  const amount = parseEuros(fields[field] ?? '');
  if (amount === null) errors.push({ field, text: words.errors.notAnAmount });
  return amount ?? 0;
}

const WHOLE = /^\d{1,9}$/;

function readNumber({ fields, errors }: Reader, field: (typeof NUMBER_FIELDS)[number]): number {
  const text = (fields[field] ?? '').trim().replaceAll('.', '');
  if (!WHOLE.test(text)) errors.push({ field, text: words.errors.notANumber });
  return WHOLE.test(text) ? Number(text) : 0;
}

function readOptionalNumber({ fields, errors }: Reader, field: (typeof OPTIONAL_NUMBER_FIELDS)[number]): number | null {
  const text = (fields[field] ?? '').trim().replaceAll('.', '');
  if (text === '') return null;
  if (!WHOLE.test(text)) errors.push({ field, text: words.errors.notANumber });
  return WHOLE.test(text) ? Number(text) : null;
}

function readChoice<F extends ChoiceField>({ fields, errors }: Reader, field: F): (typeof CHOICE_FIELDS)[F][number] {
  const answers: readonly string[] = CHOICE_FIELDS[field];
  const picked = fields[field] ?? '';
  if (!answers.includes(picked)) errors.push({ field, text: words.errors.notChosen });
  return (answers.includes(picked) ? picked : answers[0]) as (typeof CHOICE_FIELDS)[F][number];
}

function rulesOf(reader: Reader): Schemas['RoundRules'] {
  return {
    propose: {
      minimumAge: readOptionalNumber(reader, 'rules.propose.minimumAge'),
      residence: readChoice(reader, 'rules.propose.residence'),
      maximumPerProposer: readNumber(reader, 'rules.propose.maximumPerProposer'),
      titleMaxLength: readNumber(reader, 'rules.propose.titleMaxLength'),
      summaryMaxLength: readNumber(reader, 'rules.propose.summaryMaxLength'),
      descriptionMaxLength: readNumber(reader, 'rules.propose.descriptionMaxLength'),
      excludedTopics: linesOf(reader.fields['rules.propose.excludedTopics'] ?? ''),
    },
    plan: {
      minimumCostCents: readMoney(reader, 'rules.plan.minimumCostCents'),
      maximumCostCents: readMoney(reader, 'rules.plan.maximumCostCents'),
    },
    support: {
      threshold: readNumber(reader, 'rules.support.threshold'),
      residence: readChoice(reader, 'rules.support.residence'),
      minimumAge: readOptionalNumber(reader, 'rules.support.minimumAge'),
    },
    vote: {
      minimumAge: readOptionalNumber(reader, 'rules.vote.minimumAge') ?? 0,
      referenceDate: readDay(reader, 'rules.vote.referenceDate'),
      residence: readChoice(reader, 'rules.vote.residence'),
      ballot: readBallot(reader),
      changeable: readChoice(reader, 'rules.vote.changeable') === 'true',
      secondFactor: 'birthYear',
    },
    count: {
      rule: 'greedyVotes',
      whenNextDoesNotFit: readChoice(reader, 'rules.count.whenNextDoesNotFit'),
      minimumVotes: readNumber(reader, 'rules.count.minimumVotes'),
      tie: 'publicDraw',
    },
    bindingForce: readChoice(reader, 'rules.bindingForce'),
  };
}

function readBallot(reader: Reader): Schemas['RoundRules']['vote']['ballot'] {
  const kind = readChoice(reader, 'rules.vote.ballot.kind');
  const minimumChoices = readNumber(reader, 'rules.vote.ballot.minimumChoices');
  const maximumChoices = readOptionalNumber(reader, 'rules.vote.ballot.maximumChoices');
  if (kind === 'divideBudget') return { kind, minimumChoices, maximumChoices };
  if (maximumChoices === null) {
    reader.errors.push({ field: 'rules.vote.ballot.maximumChoices', text: words.errors.maximumNeeded });
  }
  return { kind, minimumChoices, maximumChoices: maximumChoices ?? 1 };
}

function readDay({ fields, errors }: Reader, field: string): string {
  const day = parseCalendarDay((fields[field] ?? '').trim());
  if (!day.ok) errors.push({ field, text: words.errors.notADay });
  return day.ok ? day.value : '';
}

/** A phase without days is not there yet; with only one of the two it cannot be read. */
function readPhase(reader: Reader, id: PhaseId, stored: readonly Phase[]): Phase | undefined {
  const part = (name: string): string => (reader.fields[`phases.${id}.${name}`] ?? '').trim();
  if (part('opensDay') === '' && part('closesDay') === '') return undefined;
  const before = stored.find((phase) => phase.id === id);
  const opensAt = readMoment(reader, `phases.${id}.opens`, part('opensDay'), part('opensTime') || FIRST_TIME);
  const lastMinute = readMoment(reader, `phases.${id}.closes`, part('closesDay'), part('closesTime') || LAST_TIME);
  if (opensAt === undefined || lastMinute === undefined) return undefined;
  return {
    id,
    opensAt: keepSeconds(opensAt, before?.opensAt, 0),
    closesAt: keepSeconds(lastMinute, before?.closesAt, MINUTE),
  };
}

const MINUTE = 60_000;

function readMoment({ errors }: Reader, field: string, day: string, time: string): Date | undefined {
  if (!parseCalendarDay(day).ok) {
    errors.push({ field: `${field}Day`, text: words.errors.notADay });
    return undefined;
  }
  const local = parseLocalDateTime(`${day}T${time}`);
  if (!local.ok) errors.push({ field: `${field}Time`, text: words.errors.notATime });
  return local.ok ? instantOf(local.value) : undefined;
}

/** What was stored, when the form shows the same minute; `after` is how long after the shown minute a phase ends. */
function keepSeconds(typed: Date, stored: string | undefined, after: number): string {
  const shown = stored === undefined ? undefined : localDateTimeOf(new Date(new Date(stored).getTime() - after));
  if (stored !== undefined && shown === localDateTimeOf(typed)) return stored;
  return new Date(typed.getTime() + after).toISOString();
}

/** Empty rows fall away; a new row gets an id of its own. */
function namedCategories(rows: readonly CategoryRow[]): Schemas['Category'][] {
  const filled = rows.filter(({ label }) => toReadableLine(label) !== '');
  const taken = new Set(filled.flatMap(({ id }) => (id === '' ? [] : [id])));
  return filled.map((row) => {
    const id = row.id === '' ? freshSlug(row.label, taken, 'soort') : row.id;
    taken.add(id);
    return { id, label: toReadableLine(row.label) };
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(toReadableLine)
    .filter((line) => line !== '');
}
