import canonicalize from 'canonicalize';
import { type Bytes, utf8 } from './bytes.ts';
import { invariant } from './invariant.ts';
import { err, ok, type Result } from './result.ts';

/** The text is not JSON, or is JSON in another spelling than the canonical one. */
export interface CanonicalJsonError {
  readonly code: 'json-malformed' | 'json-not-canonical';
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'boolean';
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Without recursion, so that a deeply nested value from outside cannot exhaust the stack. Needs a value without cycles. */
function isPlainJson(value: unknown): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (Array.isArray(next)) for (const item of next) pending.push(item);
    else if (isPlainObject(next)) for (const part of Object.entries(next).flat()) pending.push(part);
    else if (!isScalar(next)) return false;
  }
  return true;
}

/**
 * The one JSON text of a value (RFC 8785): no spaces, keys in order of their UTF-16 code units, numbers as in ECMAScript.
 * @throws on anything that JSON would drop or change unseen: undefined, Date, Map, NaN, bigint, half surrogates
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  const isPlain = text !== undefined && isPlainJson(value);
  invariant(isPlain, 'canonical JSON is made of null, booleans, finite numbers, texts, lists and plain objects');
  return text;
}

/** The canonical JSON text as UTF-8: the bytes that are hashed and signed. */
export function canonicalBytes(value: unknown): Bytes {
  return utf8(canonicalJson(value));
}

/**
 * Reads JSON that must be canonical already. Spaces, other key order, doubled keys, `1e3`, `-0` and needless escapes are
 * refused, so one value has one text. The empty text is malformed, and half surrogates have no canonical text.
 */
export function parseCanonicalJson(text: string): Result<unknown, CanonicalJsonError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ code: 'json-malformed' });
  }
  const isCanonical = isPlainJson(value) && canonicalJson(value) === text;
  return isCanonical ? ok(value) : err({ code: 'json-not-canonical' });
}
