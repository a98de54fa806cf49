import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);
const RULES = readFileSync(new URL('../../../docs/rules/stemregels.md', import.meta.url), 'utf8');
const ARTICLES = Array.from(RULES.matchAll(/^## Artikel (\d+)\. /gm), ([, number]) => Number(number));

/** The articles that a text cites, also in "articles 9 to 13" and "articles 2, 3 and 6". */
function cited(text: string): readonly number[] {
  const citations = text.matchAll(/\barticles? (\d+(?:(?:,| and| to|, and)\s+\d+)*)/g);
  return Array.from(citations, ([, list = '']) => Array.from(list.matchAll(/\d+/g), Number)).flat();
}

function sentences(markdown: string): readonly string[] {
  return markdown
    .replaceAll(/\*\*/g, '')
    .split(/\n\s*\n|\n\s*(?=\d+\. |- |#)|[.?:!](?=\s|$)(?<!\d\.)/)
    .map((sentence) => sentence.trim().replaceAll(/\s+/g, ' '));
}

test('the articles are numbered without gaps', () => {
  expect(ARTICLES).toEqual(ARTICLES.map((_, at) => at + 1));
  expect(ARTICLES.length).toBeGreaterThan(0);
});

test('every article that the code cites exists', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const all = files.flatMap((name) => cited(readFileSync(new URL(name, SOURCE), 'utf8')));
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((article) => !ARTICLES.includes(article))).toEqual([]);
});

test('sentences have at most 15 words', () => {
  expect(sentences(RULES).filter((sentence) => sentence.split(' ').length > 15)).toEqual([]);
});
