import { canonicalJson } from '@wijkbegroting/domain';
import type { FieldChange, RoundContent } from './schemas.ts';

type Value = FieldChange['before'];

/**
 * What differs between two contents of a round, field by field, in the order of the fields' names. A field is a path:
 * `budgetCents`, `rules.vote.minimumAge`, `phases.vote.closesAt`, `categories.groen`. Not there is null.
 */
export function compareContent(before: RoundContent, after: RoundContent): readonly FieldChange[] {
  const was = fieldsOf(before);
  const is = fieldsOf(after);
  return [...new Set([...was.keys(), ...is.keys()])].toSorted().flatMap((field) => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    return canonicalJson(change.before) === canonicalJson(change.after) ? [] : [change];
  });
}

function fieldsOf({ phases, categories, areaCodes, ...plain }: RoundContent): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>([
    ['areaCodes', areaCodes.toSorted()],
    ['categoryOrder', categories.map(({ id }) => id)],
    ...categories.map(({ id, label }): [string, Value] => [`categories.${id}`, label]),
  ]);
  for (const { id, opensAt, closesAt } of phases) {
    fields.set(`phases.${id}.opensAt`, opensAt.toISOString());
    fields.set(`phases.${id}.closesAt`, closesAt.toISOString());
  }
  flatten('', plain, fields);
  return fields;
}

function flatten(path: string, node: object, fields: Map<string, Value>): void {
  for (const [key, value] of Object.entries(node) as [string, Value | object][]) {
    const field = path === '' ? key : `${path}.${key}`;
    if (isValue(value)) fields.set(field, value);
    else flatten(field, value, fields);
  }
}

function isValue(value: Value | object): value is Value {
  return value === null || typeof value !== 'object' || Array.isArray(value);
}
