/** The answer of a rule that can be refused: a value, or an error that names the reason. Never thrown. */
export type Result<T, E> = Ok<T> | Err<E>;

/** The rule holds; `value` is what it decided. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** The rule refuses; `error` is a plain object with a kebab-case `code` and the facts. */
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

/** Wraps a decided value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps the reason of a refusal. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
