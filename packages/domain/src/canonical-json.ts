import canonicalize from 'canonicalize';
import { type Bytes, utf8 } from './bytes.ts';
import { invariant } from './invariant.ts';
import { err, ok, type Result } from './result.ts';

/** The text is not JSON, or is JSON in another spelling than the canonical one. */
export interface CanonicalJsonError {
  readonly code: 'json-malformed' | 'json-not-canonical';
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isPlainJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlainJson);
  return typeof value === 'object' && isPlainObject(value) && Object.values(value).every(isPlainJson);
}

/**
 * The one JSON text of a value (RFC 8785): no spaces, keys in order of their UTF-16 code units, numbers as in ECMAScript.
 * @throws on anything that JSON would drop or change unseen: undefined, Date, Map, NaN, bigint, half surrogates
 */
export function canonicalJson(value: unknown): string {
  invariant(
    isPlainJson(value),
    'canonical JSON is made of null, booleans, finite numbers, texts, lists and plain objects',
  );
  const text = canonicalize(value);
  invariant(text !== undefined, 'plain JSON has a text');
  return text;
}

/** The canonical JSON text as UTF-8: the bytes that are hashed and signed. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}

/**
 * Reads JSON that must be canonical already. Spaces, other key order, doubled keys, `1e3`, `-0` and needless escapes are
 * refused, so one value has one text. The empty text is malformed.
 */
export function parseCanonicalJson(text: string): Result<unknown, CanonicalJsonError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: 'json-malformed' });
  }
  if (!text.isWellFormed()) return err({ code: 'json-malformed' });
  return canonicalJsonOrNothing(value) === text ? ok(value) : err({ code: 'json-not-canonical' });
}

/** Escaped half surrogates pass JSON.parse but have no canonical text. */
function canonicalJsonOrNothing(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}
