import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemText } from './index.ts';
import * as nl from './nl.ts';

/** What the API sends along with its refusals, and what the rules of a round hold: together they reach every branch. */
const FACTS = {
  opensAt: '2027-05-16T22:00:00Z',
  closesAt: '2027-06-13T22:00:00Z',
  day: '2027-05-20',
  reasons: [
    { code: 'outside-area' },
    { code: 'outside-gemeente' },
    { code: 'residence-unknown' },
    { code: 'too-young', minimumAge: 12 },
    { code: 'age-unknown' },
  ],
  minimum: 2,
  maximum: 3,
  budgetCents: 4_000_000,
  kind: 'divideBudget',
  minimumChoices: 1,
  maximumChoices: null,
};
const CHOICES = [
  'anyone',
  'area',
  'birthYear',
  'greedyVotes',
  'skip',
  'publicDraw',
  'computedDraw',
  'binding',
  'advice',
];
/** What gaps are filled with: none, one and many, a word, facts, and each choice of the rules. */
const SAMPLES: readonly (readonly unknown[])[] = [
  ...[0, 1, 2, 20].map((count) => [count, count, count]),
  ['1', true, 'x', 'x'],
  ['x', false, 'x', 'x'],
  ...[true, false].map((choice) => [choice]),
  ...[{}, FACTS, { ...FACTS, kind: 'chooseUpTo', minimumChoices: 0, maximumChoices: 5 }].map((facts) => [facts, 'x']),
  ...[...CHOICES, 'subsidyCeiling'].map((choice) => [choice, 'x', 'x', 'x']),
];

/** Every text of the catalogue with its place; a text with gaps as often as there are samples. */
function texts(value: unknown, place: string): [place: string, text: string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') {
    const fill = value as (...gaps: readonly unknown[]) => unknown;
    return SAMPLES.map((sample) => [place, String(fill(...sample))]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${place}.${key}`));
}

const catalogue = texts(nl, 'nl');

test('no sentence is longer than 15 words', () => {
  const sentences = catalogue.flatMap(([place, text]) =>
    text.split(/[.!?:](?:\s|$)/).map((sentence) => ({ place, sentence, words: sentence.split(/\s+/).length })),
  );
  expect(sentences.filter(({ words }) => words > 15)).toEqual([]);
});

test.each([/\bburgers?\b/i, /participatie/i, /facilit/i, /project/i, /voorstel/i, /u krijgt het geld/i])(
  'never says %s',
  (word) => {
    expect(catalogue.filter(([, text]) => word.test(text))).toEqual([]);
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
  [{ code: 'not-eligible', reasons: [{ code: 'outside-area' }, { code: 'too-young', minimumAge: 12 }] }, '12 jaar'],
  [{ code: 'not-eligible' }, 'Bel de gemeente'],
])('facts become words: %j', (refusal, words) => {
  expect(problemText(refusal).replaceAll('\u00a0', ' ')).toContain(words);
});
