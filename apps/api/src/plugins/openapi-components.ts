import type { SwaggerTransformObject } from '@fastify/swagger';
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod';

type Schemas = Readonly<Record<string, unknown>>;

interface Described {
  readonly paths: Record<string, object>;
  readonly components: { readonly schemas: Schemas };
}

const REFERENCE = /"#\/components\/schemas\/([A-Za-z0-9]+)"/g;

/**
 * Every named schema comes in two forms, as received (`RoundInput`) and as sent (`Round`). Here the two become one where
 * they say the same, and forms that no route uses disappear.
 */
export const transformComponents: SwaggerTransformObject = (document) => {
  const described = JSON.stringify(jsonSchemaTransformObject(document));
  const whole = JSON.parse(described, withoutNeedlessPattern) as Described;
  const apart = formsThatDiffer(whole.components.schemas);
  const oneName = (reference: string, name: string): string =>
    apart.has(name) ? reference : `"#/components/schemas/${plainName(name)}"`;
  const merged = JSON.parse(JSON.stringify(whole).replace(REFERENCE, oneName)) as Described;
  const schemas = usedSchemas(merged.paths, merged.components.schemas);
  return { ...merged, components: { ...merged.components, schemas } } as ReturnType<SwaggerTransformObject>;
};

/** The format of a day or an instant says all that its long pattern says. */
function withoutNeedlessPattern(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('format' in value)) return value;
  if (value.format !== 'date-time' && value.format !== 'date') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'pattern'));
}

function plainName(name: string): string {
  return name.replace(/Input$/, '');
}

/** The received forms that differ from what is sent, in themselves or in a schema that they refer to. */
function formsThatDiffer(schemas: Schemas): ReadonlySet<string> {
  const received = Object.keys(schemas).filter((name) => name.endsWith('Input') && plainName(name) in schemas);
  const textOf = (name: string): string =>
    JSON.stringify(schemas[name]).replace(REFERENCE, (_whole, to: string) => plainName(to));
  const apart = new Set(received.filter((name) => textOf(name) !== textOf(plainName(name))));
  for (let before = -1; before !== apart.size;) {
    before = apart.size;
    for (const name of received) if (referencesOf(schemas[name]).some((to) => apart.has(to))) apart.add(name);
  }
  return apart;
}

function referencesOf(node: unknown): readonly string[] {
  return [...JSON.stringify(node).matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
}

function usedSchemas(paths: unknown, schemas: Schemas): Schemas {
  const used = new Set(referencesOf(paths));
  for (const name of used) for (const to of referencesOf(schemas[name])) used.add(to);
  return Object.fromEntries([...used].toSorted().map((name) => [name, schemas[name]]));
}
