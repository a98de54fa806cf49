import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePabulib } from '../src/pabulib/parse.ts';
import { toElection } from '../src/pabulib/to-election.ts';
import type { Conditions } from '../src/tally/election.ts';
import { parseRuleName, RULES } from '../src/tally/rule-names.ts';
import { finish } from '../src/tally/rule.ts';
import { ruleFor } from '../src/tally/rules.ts';
import { NO_LOTS } from '../src/tally/tie-orders.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../docs/rules');
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
/** Pages about one rule say the same things under the same headings. */
const HEADINGS = [
  'In gewone woorden',
  'Precies',
  'Voorbeeld',
  'Wat de regel doet',
  'Wat de regel niet doet',
  'Wie de regel gebruikt',
];

function read(name: string): string {
  return readFileSync(path.join(FOLDER, name), 'utf8');
}

const example = parsePabulib(read('voorbeeld.pb'));
if (!example.ok) throw new Error(JSON.stringify(example.error));
const { election } = toElection(example.value.file);

function funded(name: string, completion?: string, conditions: Partial<Conditions> = {}): readonly string[] {
  const choice = parseRuleName(name, completion);
  if (!choice.ok) throw new Error(`${choice.error.code} ${choice.error.name}`);
  const counted = { ...election, conditions: { ...election.conditions, ...conditions } };
  const outcome = finish(ruleFor(choice.value)(counted, NO_LOTS));
  return outcome.kind !== 'count' ? [outcome.kind] : outcome.funded.map((place) => election.projects[place]?.id ?? '');
}

/** The outcomes that a page tells: rule, completion and the projects in the order of the count. */
function outcomesIn(page: string): readonly (readonly [rule: string, completion: string | undefined, ids: string])[] {
  const told = page
    .replaceAll('\n', ' ')
    .matchAll(/\*\*Uitkomst:\*\* `([^`]+)`(?: met `([^`]+)`)? kiest ([A-E](?:, [A-E])*)/g);
  return Array.from(told, ([, rule = '', completion, ids = '']) => [rule, completion, ids]);
}

const RULE_PAGES = PAGES.filter((name) => outcomesIn(read(name)).length > 0);

test('the example has no doubtful lines', () => {
  expect(example.value.warnings).toEqual([]);
});

describe.each(RULE_PAGES)('%s', (name) => {
  test.each(outcomesIn(read(name)))('%s %s funds %s', (rule, completion, ids) => {
    expect(funded(rule, completion).join(', ')).toBe(ids);
  });

  test('has the headings of a rule', () => {
    expect(Array.from(read(name).matchAll(/^## (.+)$/gm), ([, heading]) => heading)).toEqual(HEADINGS);
  });
});

test('every rule that the command knows has an outcome on a page, and stands in the list', () => {
  const told = RULE_PAGES.flatMap((name) => outcomesIn(read(name)).map(([rule]) => rule));
  expect(Object.keys(RULES).filter((rule) => !told.includes(rule))).toEqual([]);
  expect(Object.keys(RULES).filter((rule) => !read('README.md').includes(`\`${rule}\``))).toEqual([]);
});

test('the conditions of the example do what the page says', () => {
  expect(funded('greedy-votes', undefined, { guarantees: [{ name: 'D', projects: [3] }] })).toEqual(['D', 'A', 'C']);
  expect(funded('greedy-votes', undefined, { incompatible: [[0, 1]] })).toEqual(['A', 'C', 'D']);
  expect(funded('greedy-votes', undefined, { minimumVotes: 5 })).toEqual(['A', 'B']);
  expect(funded('greedy-votes', undefined, { minimumTurnout: 11 })).toEqual([]);
});

test('every file and page that a page links to exists', () => {
  const broken = PAGES.flatMap((name) =>
    Array.from(read(name).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, link = '']) => link)
      .filter((link) => !existsSync(path.resolve(FOLDER, link)))
      .map((link) => `${name}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every page that the code names exists', () => {
  const source = path.resolve(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const named = files.flatMap((name) =>
    Array.from(
      readFileSync(path.join(source, name), 'utf8').matchAll(/docs\/rules\/([a-z-]+\.md)/g),
      ([, page = '']) => page,
    ),
  );
  expect(new Set(named).size).toBeGreaterThan(4);
  expect([...new Set(named)].filter((page) => !PAGES.includes(page))).toEqual([]);
});
