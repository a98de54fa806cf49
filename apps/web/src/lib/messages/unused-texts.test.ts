import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as nl from './nl.ts';

// A dead text looks alive to a search for its last name, such as `title`. So this follows each name from the import on.
const SRC = new URL('../../', import.meta.url);
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts') && !path.includes('generated'))
  .map((path) => ({ path, code: readFileSync(new URL(encodeURI(path), SRC), 'utf8').replaceAll('?.', '.') }));
/** All that is written about texts outside the catalogue itself. */
const outside = sources.filter(({ path }) => !path.includes('messages/nl')).map(({ code }) => code);

type Path = readonly string[];
/** `words.errors`, `words['not-found']` or `words.title[kind]`: a name and what is taken from it. */
const EXPRESSION = /(?<![\w$]|(?<!\.\.)\.)(\w+)((?:\.\w+|\[[^[\]]*\])*)/g;
const DEFINITION = /const (\w+)(?:: [^=]+)? = (\w+)((?:\.\w+)*);/g;
const PARTS = /const \{([^{}]*)\} = (\w+)((?:\.\w+)*);/g;
const IMPORT = /import \{([^}]*)\} from '[^']*(?:messages\/index|\.\/nl\/[\w-]+|\.\/[\w-]+)\.ts'/g;
/** A word in a comment or in the address of an import is no use of a text. */
const IGNORED = /\/\*[^]*?\*\/|\/\/ .*|<!--[^]*?-->|^\s*import [^]*?;$/gm;
/** A key that is chosen while running: everything below it counts as used. */
const KEYED = '*';

function at(path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isGroup(value) ? value[key] : undefined), nl);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The keys in `.errors['x'][code]`, up to what the catalogue does not hold, such as `.map` or `.length`. */
function follow(from: Path, steps: string): Path {
  let path = from;
  for (const [step] of steps.matchAll(/\.\w+|\[[^[\]]*\]/g)) {
    const name = step.startsWith('.') ? step.slice(1) : /^\['([^']+)'\]$/.exec(step)?.[1];
    if (name === undefined) return [...path, KEYED];
    if (at([...path, name]) === undefined) return path;
    path = [...path, name];
  }
  return path;
}

/** `first, second: other` as pairs of a name and what it is called from there on. */
function named(list: string, between: ':' | ' as'): [name: string, alias: string][] {
  return list.split(',').map((item) => {
    const [name = '', alias = name] = item.split(between).map((word) => word.trim());
    return [name, alias];
  });
}

/** What a file takes from the catalogue, under whatever name it goes there. */
function usedIn(code: string): Path[] {
  const imported = [...code.matchAll(IMPORT)].flatMap(([, list = '']) => named(list, ' as'));
  const names = new Map<string, Path>(
    imported.flatMap(([name, alias]) => (Object.hasOwn(nl, name) ? [[alias, [name]] as const] : [])),
  );
  if (names.size === 0) return [];
  const used: Path[] = [];
  const takeOver = (all: string, targets: [key: string, alias: string][], name: string, steps: string): string => {
    const path = names.get(name);
    if (path === undefined) return all;
    for (const [key, alias] of targets) {
      const taken = follow(path, key === '' ? steps : `${steps}.${key}`);
      if (isGroup(at(taken))) names.set(alias, taken);
      else used.push(taken);
    }
    return '';
  };
  const rest = code
    .replaceAll(IGNORED, '')
    .replaceAll(DEFINITION, (all, alias: string, name: string, steps: string) =>
      takeOver(all, [['', alias]], name, steps),
    )
    .replaceAll(PARTS, (all, list: string, name: string, steps: string) =>
      takeOver(all, named(list, ':'), name, steps),
    );
  for (const { 1: name = '', 2: steps = '', index } of rest.matchAll(EXPRESSION)) {
    const path = names.get(name);
    if (path === undefined) continue;
    const isSpread = rest.slice(0, index).endsWith('...');
    // A subject by itself is only a word, unless a component gets it as a property.
    const isHandedOn = rest.slice(index - 1).startsWith(`{${name}}`);
    if (path.length > 1 || steps !== '' || isHandedOn)
      used.push([...follow(path, steps), ...(isSpread ? [KEYED] : [])]);
  }
  return used;
}

function leaves(value: unknown, path: Path = []): Path[] {
  if (!isGroup(value)) return [path];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

/** Taken itself, chosen by key, or part of a group that is taken as a whole and then read by name. */
function isUsed(leaf: Path, used: Path): boolean {
  const isKeyed = used.at(-1) === KEYED;
  const taken = isKeyed ? used.slice(0, -1) : used;
  if (!taken.every((key, place) => leaf[place] === key)) return false;
  return isKeyed || leaf.slice(taken.length).every((key) => /^\d+$/.test(key) || isNamed(key));
}

function isNamed(key: string): boolean {
  return outside.some((code) => new RegExp(String.raw`(?<![\w-])${key}(?![\w-])`).test(code));
}

test('every text is shown somewhere', () => {
  const used = sources.flatMap(({ code }) => usedIn(code));
  const all = leaves(nl);
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter((leaf) => !used.some((path) => isUsed(leaf, path))).map((leaf) => leaf.join('.'))).toEqual([]);
});
