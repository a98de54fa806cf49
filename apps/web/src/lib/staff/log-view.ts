import type { components } from '#lib/api/generated/openapi.ts';
import { formatMoney, formatNumber } from '#lib/format.ts';
import { problemText, staffBox, staffChecks, staffLog as words, standing } from '#lib/messages/index.ts';

export type AuditEvent = components['schemas']['AuditEvent'];
type Fact = AuditEvent['facts'][string];

/** A fact of an event, ready to show. A long technical text, such as a hash, may break anywhere. */
export interface FactLine {
  readonly label: string;
  readonly text: string;
  readonly isCode: boolean;
}

/** Every type of event with its sentence, to choose from. */
export const EVENT_TYPES = Object.entries(words.type);

/** What happened, as a sentence. A type that the catalogue does not know keeps its technical name. */
export function eventText({ type }: Pick<AuditEvent, 'type'>): string {
  return words.type[type] ?? type;
}

/** The facts in words. A fact without a name keeps its technical name: nothing of the log is left out. */
export function factLines({ facts }: Pick<AuditEvent, 'facts'>): readonly FactLine[] {
  return Object.entries(facts).map(([name, value]) => ({
    label: words.fact[name] ?? name,
    text: factText(name, value),
    isCode: name.endsWith('Sha256') || name.endsWith('Key'),
  }));
}

function factText(name: string, value: Fact): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return name.endsWith('Cents') ? formatMoney(value) : formatNumber(value);
  return wordOf(name, value);
}

function wordOf(name: string, value: string): string {
  const kinds: Readonly<Record<string, string | undefined>> = staffBox.kind;
  const outcomes: Readonly<Record<string, { readonly label: string } | undefined>> = staffChecks.verdict.outcomes;
  const standings: Readonly<Record<string, string | undefined>> = standing.name;
  if (name === 'kind') return kinds[value] ?? value;
  if (name === 'outcome') return outcomes[value]?.label ?? value;
  if (name === 'from') return standings[value] ?? value;
  return name === 'problem' ? problemText({ code: value }) : value;
}

/** The page about what the event happened to. */
export function subjectLink({
  type,
  roundId,
  subjectId,
}: Pick<AuditEvent, 'type' | 'roundId' | 'subjectId'>): { href: string; label: string } | null {
  if (roundId === null || subjectId === null) return null;
  if (type.startsWith('proposal-')) return { href: `/rondes/${roundId}/plannen/${subjectId}`, label: words.toPlan };
  return type.startsWith('action-') ? { href: `/beheer/rondes/${roundId}/stembus`, label: words.toBox } : null;
}
