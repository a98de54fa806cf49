import { type Fraction, fractionText } from '../fraction.ts';
import { at } from './at.ts';
import type { Election, Place } from './election.ts';
import type { CountOutcome } from './rule.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The outcome of a count as plain JSON: places become ids, fractions become text such as `3/4`, and amounts stay whole
 * numbers of the smallest unit. The same count gives the same text on every machine.
 */
export function countJson(election: Election, outcome: CountOutcome): Json {
  const idOf = (place: Place): string => at(election.projects, place).id;
  const plain = (value: unknown, key: string): Json => {
    if (value === null || typeof value === 'string') return value;
    if (typeof value === 'number') return PLACES.has(key) ? idOf(value) : value;
    if (value instanceof Map)
      return Object.fromEntries([...value].map(([place, one]) => [idOf(place as Place), plain(one, '')]));
    if (Array.isArray(value)) return value.map((one) => plain(one, LISTS_OF_PLACES.has(key) ? 'project' : key));
    const facts = value as object;
    if (isFraction(facts)) return fractionText(facts);
    return Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, plain(one, name)]));
  };
  return plain(outcome, '');
}

const PLACES: ReadonlySet<string> = new Set(['project', 'with']);
const LISTS_OF_PLACES: ReadonlySet<string> = new Set(['funded', 'between', 'equal']);

function isFraction(value: object): value is Fraction {
  return 'denominator' in value;
}
