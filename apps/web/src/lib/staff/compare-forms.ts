import { PHASES } from '@wijkbegroting/domain';
import { phases as phaseWords, staffRound as words } from '#lib/messages/index.ts';
import { FIELD_NAMES } from './fields.ts';
import type { RoundForm } from './round-form.ts';

/** One field that somebody else filled in differently. */
export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
}

/** What differs between what is stored now and what was typed, in the order of the form. */
export function differencesOf(stored: RoundForm, typed: RoundForm): readonly Difference[] {
  const plain = FIELD_NAMES.map((name) => ({
    label: labelOf(name),
    theirs: shown(name, stored.fields[name] ?? ''),
    yours: shown(name, typed.fields[name] ?? ''),
  }));
  const lists = [
    { label: words.fields.areaCodes.label, theirs: stored.areaCodes.join(', '), yours: typed.areaCodes.join(', ') },
    { label: words.fields.categories.label, theirs: labels(stored), yours: labels(typed) },
  ];
  return [...plain, ...lists].filter(({ theirs, yours }) => theirs !== yours);
}

function labels({ categories }: RoundForm): string {
  return categories
    .map(({ label }) => label.trim())
    .filter((label) => label !== '')
    .join(', ');
}

function labelOf(name: string): string {
  const [, phase, part = ''] = name.startsWith('phases.') ? name.split('.') : [];
  const id = PHASES.find((one) => one === phase);
  if (id !== undefined) {
    return part.startsWith('opens')
      ? words.conflict.opens(phaseWords.name[id])
      : words.conflict.closes(phaseWords.name[id]);
  }
  return (words.fields as Readonly<Record<string, { label: string } | undefined>>)[name]?.label ?? name;
}

function shown(name: string, value: string): string {
  const choices = (words.choices as Readonly<Record<string, Record<string, { label: string }> | undefined>>)[name];
  return choices?.[value]?.label ?? value.trim();
}
