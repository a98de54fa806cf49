import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeApi } from '../src/openapi-document.ts';
import { testApp } from './helpers/app.ts';

/** The rules of the NL API Design Rules 2.1 that a machine can check, on the document that we publish. */
const held = testApp();

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Document {
  readonly openapi: string;
  readonly info: {
    readonly version: string;
    readonly contact: { readonly name: string; readonly email: string; readonly url: string };
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const FILE = path.resolve(import.meta.dirname, '../openapi.json');
const text = fs.readFileSync(FILE, 'utf8');
const document = JSON.parse(text) as Document;

const paths = Object.keys(document.paths);
const operations = Object.entries(document.paths).flatMap(([at, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, Operation] => [
    `${method.toUpperCase()} ${at}`,
    operation,
  ]),
);

function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/components/schemas/', '');
  const found = document.components.schemas[name];
  expect(found, schema.$ref).toBeDefined();
  return found ?? {};
}

function formsOf(schema: Schema): readonly Schema[] {
  const found = resolve(schema);
  return (found.oneOf ?? found.anyOf)?.flatMap(formsOf) ?? [found];
}

test('the committed description is that of this code (npm run generate)', async () => {
  expect(text).toBe(await describeApi());
});

test('it is OpenAPI 3.1, with a version and somebody to turn to', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Object.values(document.info.contact).every((value) => value !== '')).toBe(true);
  expect(Object.keys(document.info.contact).toSorted()).toEqual(['email', 'name', 'url']);
});

test('it is served to every site, and every answer names the version', async () => {
  const answer = await held.app.inject({ url: '/v1/openapi.json' });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['api-version']).toBe(document.info.version);
  expect(answer.json()).toEqual(document);
  for (const url of ['/v1/rounds', '/v1/rounds/geen-ronde', '/v1/nergens', '/v1/my-proposals']) {
    expect((await held.app.inject({ url })).headers['api-version'], url).toBe(document.info.version);
  }
});

test.each(paths)('%s: version first, words in kebab-case, parameters in camelCase, no slash at the end', (at) => {
  expect(at).toMatch(/^\/v1(\/([a-z]+(-[a-z]+)*|\{[a-z][A-Za-z]*\}|[a-z-]+\.(csv|pb|pdf|zip)))+$/);
});

test.each(operations)('%s has a name, a summary and one tag, and answers refusals as problems', (_at, operation) => {
  expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
  expect(operation.summary?.length ?? 0).toBeGreaterThan(5);
  expect(operation.tags).toHaveLength(1);
  expect(operation.responses['4XX']?.content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  });
  expect(Object.keys(operation.responses).some((status) => /^[23]\d\d$/.test(status))).toBe(true);
});

test('every operation has a name of its own', () => {
  const names = operations.map(([, { operationId }]) => operationId);
  expect(new Set(names).size).toBe(names.length);
});

test.each(operations.filter(([at]) => at.startsWith('GET ')))('%s: a list has a plural name', (at, operation) => {
  const answer = operation.responses['200']?.content?.['application/json'];
  if (answer === undefined || resolve(answer.schema).properties?.['items'] === undefined) return;
  expect(at).toMatch(/s$/);
});

test.each(operations)('%s: reading has no body, and what is sent has no unknown fields', (at, operation) => {
  if (at.startsWith('GET ')) expect(operation.requestBody).toBeUndefined();
  const sent = operation.requestBody?.content['application/json'];
  for (const form of sent === undefined ? [] : formsOf(sent.schema)) expect(form.additionalProperties).toBe(false);
});

test.each(operations)('%s: parameters are written in camelCase', (_at, operation) => {
  for (const { name } of operation.parameters ?? []) expect(name).toMatch(/^[a-z][A-Za-z]*$/);
});

test('nothing personal can be asked for in an address', () => {
  const asked = operations.flatMap(
    ([, { parameters }]) => parameters?.filter(({ in: place }) => place === 'query') ?? [],
  );
  const names = new Set(asked.map(({ name }) => name));
  for (const name of ['code', 'birthYear', 'birthDate', 'reference', 'email', 'name'])
    expect(names).not.toContain(name);
});

test('keys are camelCase and objects are closed, everywhere', () => {
  const open: string[] = [];
  const visit = (name: string, node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties, additionalProperties } = node as Schema;
    for (const key of Object.keys(properties ?? {})) expect(key, name).toMatch(/^[a-z][A-Za-z0-9]*$/);
    if (properties !== undefined && additionalProperties !== false) open.push(name);
    for (const value of Object.values(node)) visit(name, value);
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) visit(name, schema);
  expect(new Set(open)).toEqual(new Set(['Problem']));
});

test('amounts are whole numbers of cents', () => {
  const wrong: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, schema] of Object.entries((node as Schema).properties ?? {})) {
      if (key.endsWith('Cents') && !/"type":"integer"/.test(JSON.stringify(resolve(schema)))) wrong.push(key);
    }
    Object.values(node).forEach(visit);
  };
  visit(document);
  expect(wrong).toEqual([]);
});
