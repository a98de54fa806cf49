import { canonicalJson } from '@wijkbegroting/domain';
import { PATHS } from '../../src/bundle/paths.ts';
import type { Chance } from '../../src/simulate/random.ts';
import type { Files } from './open-files.ts';

/** One change of one file. */
export interface Edit {
  readonly path: string;
  readonly what: string;
  readonly after: string;
}

type Change = (text: string, chance: Chance) => string | undefined;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const HEX = '0123456789abcdef';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** All of ASCII that can be seen, and some that cannot. */
const ANY = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('') + '\n\r\t\u0000é\u0430\u200b';

/** Makes one random change in one random file: of a character, of a line, or of a value in JSON. */
export function randomEdit(files: Files, chance: Chance): Edit {
  const paths = [...files.keys()];
  for (;;) {
    const path = pick(paths, chance);
    const before = files.get(path) ?? '';
    const [what, change] = pick(changesFor(path), chance);
    const after = before === '' ? undefined : change(before, chance);
    if (after !== undefined && after !== before) return { path, what, after };
  }
}

function changesFor(path: string): readonly (readonly [string, Change])[] {
  const lines = [
    ['line removed', removeLine],
    ['line doubled', doubleLine],
    ['lines swapped', swapLines],
  ] as const;
  const characters = [
    ['character replaced', replaceCharacter],
    ['character removed', removeCharacter],
    ['character inserted', insertCharacter],
  ] as const;
  if (path.endsWith('.note') || path === PATHS.readme || path === PATHS.election) return [...characters, ...lines];
  const values = ['value changed', path.endsWith('.ndjson') ? inLine(changeValue) : changeValue] as const;
  return [...characters, values, values, values, values, ...(path.endsWith('.ndjson') ? lines : [])];
}

const replaceCharacter: Change = (text, chance) => splice(text, chance.below(text.length), 1, pick(ANY, chance));
const removeCharacter: Change = (text, chance) => splice(text, chance.below(text.length), 1, '');
const insertCharacter: Change = (text, chance) => splice(text, chance.below(text.length + 1), 0, pick(ANY, chance));

const removeLine: Change = (text, chance) => onLines(text, (lines) => lines.toSpliced(chance.below(lines.length), 1));
const doubleLine: Change = (text, chance) =>
  onLines(text, (lines) => {
    const at = chance.below(lines.length);
    return lines.toSpliced(at, 0, ...lines.slice(at, at + 1));
  });
const swapLines: Change = (text, chance) =>
  onLines(text, (lines) => {
    const [one, other] = [chance.below(lines.length), chance.below(lines.length)];
    return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
  });

function onLines(text: string, edit: (lines: readonly string[]) => readonly string[]): string {
  const lines = text.split('\n');
  return [...edit(lines.slice(0, -1)), lines.at(-1) ?? ''].join('\n');
}

function inLine(change: Change): Change {
  return (text, chance) => {
    const lines = text.split('\n').slice(0, -1);
    const at = chance.below(lines.length);
    const changed = change(lines[at] ?? '', chance);
    return changed === undefined ? undefined : `${lines.with(at, changed).join('\n')}\n`;
  };
}

/** Changes one value somewhere in JSON, so that it stays canonical JSON. */
const changeValue: Change = (text, chance) => {
  const root = JSON.parse(text) as Json;
  const places = placesIn(root);
  if (places.length === 0) return undefined;
  const { parent, key } = pick(places, chance);
  if (Array.isArray(parent)) changeItem(parent, Number(key), chance);
  else parent[key] = changed(parent[key] ?? null, chance);
  return canonicalJson(root);
};

interface Place {
  readonly parent: Json[] | { [key: string]: Json };
  readonly key: string;
}

function placesIn(value: Json): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ parent: value, key }, ...placesIn(inner)]);
}

function changeItem(list: Json[], at: number, chance: Chance): void {
  const way = chance.below(4);
  const item = list[at] ?? null;
  if (way === 0) list.splice(at, 1);
  else if (way === 1) list.splice(at, 0, structuredClone(item));
  else if (way === 2) list.push(...list.splice(at, 1));
  else list[at] = changed(item, chance);
}

function changed(value: Json, chance: Chance): Json {
  if (value === null) return chance.below(2) === 0 ? 0 : '';
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return pick([value + 1, value - 1, value * 10, 0, -value, String(value)], chance);
  if (typeof value === 'string') return otherText(value, chance);
  if (Array.isArray(value)) return value.length === 0 ? [''] : [];
  const [key] = Object.keys(value);
  return key === undefined ? null : Object.fromEntries(Object.entries(value).slice(1));
}

/** Keeps the look of a text: another digit in a hash, another letter in a key, another word. */
function otherText(text: string, chance: Chance): string {
  if (text === '') return 'x';
  const at = chance.below(text.length);
  const letter = text.charAt(at);
  const alphabet = /^[0-9a-f-]+$/.test(text) ? HEX : BASE64URL;
  return splice(text, at, 1, alphabet.includes(letter) ? pick(alphabet, chance) : letter.toUpperCase());
}

function splice(text: string, at: number, removed: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function pick<Item>(items: readonly Item[] | string, chance: Chance): Item {
  return items[chance.below(items.length)] as Item;
}
