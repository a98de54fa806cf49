import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENT_TYPES, eventText, factLines, subjectLink } from './log-view.ts';

const FEATURES = new URL('../../../../api/src/features/', import.meta.url);
const sources = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, FEATURES), 'utf8'))
  .filter((source) => /AuditEvent\(/.test(source));

test('every event that the API records has a sentence', () => {
  const types = sources.flatMap((source) =>
    [...source.matchAll(/\btype: '([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]),
  );
  expect(types.length).toBeGreaterThan(15);
  const named = new Set(EVENT_TYPES.map(([type]) => type));
  expect(types.filter((type) => !named.has(type ?? ''))).toEqual([]);
});

test('facts are told in words, and none is left out', () => {
  const facts = {
    kind: 'open-voting',
    outcome: 'notFeasible',
    costCents: 960_000,
    people: 1_234,
    early: true,
    problem: 'action-outdated',
    payloadSha256: 'ab12',
    iets: null,
  };
  expect(
    factLines({ facts }).map(({ label, text, isCode }) => [label, text.replaceAll('\u00a0', ' '), isCode]),
  ).toEqual([
    ['Wat', 'Stembus klaarzetten', false],
    ['Oordeel', 'Niet haalbaar', false],
    ['Kosten', '€ 9.600', false],
    ['Mensen in het bestand', '1.234', false],
    ['Eerder dan gepland', 'ja', false],
    ['Waarom niet', 'Er is sindsdien iets veranderd. Wijs dit af en vraag het opnieuw.', false],
    ['Controlegetal', 'ab12', true],
    ['iets', '–', false],
  ]);
  expect(factLines({ facts: { codes: 5, replaced: 5, replaceAll: true } }).map(({ label }) => label)).toEqual([
    'Codes',
    'Codes vervangen',
    'Alles opnieuw',
  ]);
  expect(eventText({ type: 'codes-requested' })).toBe('Vroeg stemcodes aan voor iedereen op de lijst');
  expect(eventText({ type: 'something-new' })).toBe('something-new');
});

test('an event leads to what it is about', () => {
  const event = {
    id: 1,
    at: '',
    accountId: null,
    accountName: null,
    facts: {},
    roundId: 'r',
    subjectId: 's',
    position: null,
    head: null,
  };
  expect(subjectLink({ ...event, type: 'proposal-judged' })?.href).toBe('/rondes/r/plannen/s');
  expect(subjectLink({ ...event, type: 'action-approved' })?.href).toBe('/beheer/rondes/r/stembus');
  expect(subjectLink({ ...event, type: 'roll-imported' })).toBeNull();
});
