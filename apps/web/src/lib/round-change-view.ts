import type { NamedArea, RoundChange } from '#lib/api/types.ts';
import { formatCalendarDay, formatDayTime, formatEnd, formatMoney, formatNumber } from '#lib/format.ts';
import { roundChanges as words } from '#lib/messages/index.ts';

type FieldChange = RoundChange['changes'][number];
type Value = FieldChange['before'];

/** One line of the public history of a round, ready to show. */
export interface ChangeLine {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Says what changed in the words of the page. A field that the catalogue does not know keeps its technical name. */
export function changeLine({ field, before, after }: FieldChange, areas: readonly NamedArea[]): ChangeLine {
  const show = (value: Value) => valueText(field, value, areas);
  return { field: fieldText(field), before: show(before), after: show(after) };
}

function fieldText(field: string): string {
  const [head = '', middle = '', tail = ''] = field.split('.');
  if (head === 'phases') return tail === 'opensAt' ? words.phaseStart(middle) : words.phaseEnd(middle);
  if (head === 'categories') return words.category(middle);
  const name = field.replace(/^rules\./, '');
  return words.field[name] ?? words.other(name);
}

function valueText(field: string, value: Value, areas: readonly NamedArea[]): string {
  if (value === null || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return field.endsWith('Cents') ? formatMoney(value) : formatNumber(value);
  if (typeof value === 'string') return (TEXTS[field.split('.').at(-1) ?? ''] ?? ruleValue)(value, field);
  return value.length === 0 ? words.nothing : value.map((one) => nameOf(one, areas)).join(', ');
}

/** Fields whose text is a moment or a day. */
const TEXTS: Readonly<Record<string, ((value: string) => string) | undefined>> = {
  opensAt: formatDayTime,
  closesAt: formatEnd,
  referenceDate: formatCalendarDay,
};

function ruleValue(value: string, field: string): string {
  return field.startsWith('rules.') ? (words.value[value] ?? value) : value;
}

function nameOf(code: string, areas: readonly NamedArea[]): string {
  return areas.find((area) => area.code === code)?.name ?? code;
}
