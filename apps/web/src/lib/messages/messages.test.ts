import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemText } from './index.ts';
import * as nl from './nl.ts';

/** Every text of the catalogue with its place; texts with gaps are tried with a word in them. */
function texts(value: unknown, place: string): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String((value as (...gaps: unknown[]) => unknown)({}, 'x', 'x'))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${place}.${key}`));
}

const catalogue = texts(nl, 'nl');

test('no sentence is longer than 20 words, and most are at most 15', () => {
  const lengths = catalogue.flatMap(([place, text]) =>
    text.split(/[.!?:](?:\s|$)/).map((sentence) => ({ place, sentence, words: sentence.split(/\s+/).length })),
  );
  expect(lengths.filter(({ words }) => words > 20)).toEqual([]);
  expect(lengths.filter(({ words }) => words > 15).length / lengths.length).toBeLessThan(0.05);
});

test.each(['burger ', 'participatie', 'facilit', 'project', 'voorstel', 'u krijgt het geld'])(
  'never says "%s"',
  (word) => {
    expect(catalogue.filter(([, text]) => text.toLowerCase().includes(word))).toEqual([]);
  },
);

test('a problem without words reads as a fault of ours', () => {
  expect(problemText({ code: 'no-such-code' })).toBe(problemText({ code: 'internal-error' }));
});

test('every problem of the API has words', () => {
  const source = readFileSync(new URL('../../../../api/src/problem.ts', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \{ status: \d{3}/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !Object.hasOwn(nl.problem, code ?? ''))).toEqual([]);
});

test.each([
  [
    { code: 'phase-not-open', opensAt: '2027-05-16T22:00:00Z', closesAt: '2027-06-13T22:00:00Z' },
    '17 mei tot en met 13 juni 2027',
  ],
  [{ code: 'pass-already-collected', day: '2027-05-20' }, 'op 20 mei 2027'],
  [{ code: 'pass-already-collected', day: null }, 'is al een stempas'],
  [{ code: 'ballot-over-budget', budgetCents: 4_000_000 }, '€ 40.000'],
  [{ code: 'not-eligible', reasons: [{ code: 'outside-area' }, { code: 'too-young', minimumAge: 12 }] }, '12 jaar'],
  [{ code: 'not-eligible' }, 'Bel de gemeente'],
])('facts become words: %j', (refusal, words) => {
  expect(problemText(refusal).replaceAll('\u00a0', ' ')).toContain(words);
});
