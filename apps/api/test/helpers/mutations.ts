import type { Json } from './call.ts';

export interface Mutation {
  readonly name: string;
  readonly body: unknown;
}

interface Shape {
  /** Paths whose value may be null. */
  readonly nullable?: readonly string[];
  /** Paths that may be left out. */
  readonly optional?: readonly string[];
}

type Path = readonly (string | number)[];

/**
 * Every way in which a right body goes wrong by one step: a field too many or too few, null where that means nothing,
 * and at every value another type, also one that a lenient reader would turn into the right one.
 */
export function mutationsOf(body: Json, { nullable = [], optional = [] }: Shape = {}): readonly Mutation[] {
  return [...places(body)].flatMap(({ path, value }) => {
    const name = path.join('.');
    const generic = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
    const replaced = wrongValues(value)
      .filter((wrong) => wrong !== null || !nullable.includes(generic))
      .map((wrong) => ({
        name: `${name} = ${JSON.stringify(wrong).slice(0, 40)}`,
        body: withValue(body, path, wrong),
      }));
    const isField = typeof path.at(-1) === 'string' && !optional.includes(generic);
    const without = isField ? [{ name: `no ${name}`, body: withValue(body, path, undefined) }] : [];
    const extra = isObject(value)
      ? [{ name: `${name} with a field too many`, body: withValue(body, path, { ...value, extra: 1 }) }]
      : [];
    return [...(path.length === 0 ? [] : [...replaced, ...without]), ...extra];
  });
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* places(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  yield { path, value };
  if (Array.isArray(value)) for (const [at, item] of value.entries()) yield* places(item, [...path, at]);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) yield* places(item, [...path, key]);
}

function wrongValues(value: unknown): readonly unknown[] {
  if (typeof value === 'boolean') return [value ? 'true' : 'false', value ? 1 : 0, null];
  if (typeof value === 'number')
    return [String(value), true, null, [value], 1e300, ...(Number.isInteger(value) ? [value + 0.5, -1] : [])];
  if (typeof value === 'string')
    return [42, false, null, [value], { text: value }, 'x'.repeat(50_000), `${value}\u0000`];
  if (Array.isArray(value)) {
    const first: unknown = value[0] ?? 'text';
    return [null, {}, first, Array.from({ length: 1_000 }, () => first)];
  }
  return [null, [], 'text', JSON.stringify(value)];
}

/** The body with another value at a path; undefined leaves the field out. */
function withValue(node: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.map((item: unknown, at) => (at === step ? withValue(item, rest, value) : item));
  return Object.fromEntries(
    Object.entries(node as Json).flatMap(([key, item]) => {
      const next = key === step ? withValue(item, rest, value) : item;
      return next === undefined ? [] : [[key, next]];
    }),
  );
}
