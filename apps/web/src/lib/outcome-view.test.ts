import { describe, expect, test } from 'vitest';
import { countLines, invalidReasons, outcomeRows } from './outcome-view.ts';

type Outcome = Parameters<typeof outcomeRows>[0];
type Reason = Outcome['projects'][number]['reason'];

const judged = (project: string, votes: number, euros: number, reason: Reason) => ({
  project,
  title: `Plan ${project}`,
  votes,
  costCents: euros * 100,
  reason,
});
const funded: Reason = { kind: 'funded' };

const a = judged('a', 90, 2_400, funded);
const b = judged('b', 50, 1_000, funded);
const c = judged('c', 50, 600, funded);
const d = judged('d', 40, 2_000, funded);
const e = judged('e', 40, 2_400, { kind: 'skippedNoBudget', costCents: 240_000, leftCents: 200_000 });
const f = judged('f', 30, 100, { kind: 'stopped' });
const g = judged('g', 3, 100, { kind: 'belowMinimumVotes', minimum: 25 });
const h = judged('h', 0, 100, { kind: 'noVotes' });

const step = (
  projects: Outcome['projects'],
  taken: 'together' | 'drawn',
  [before, after]: [number, number],
): Outcome['steps'][number] => ({
  votes: projects[0]?.votes ?? 0,
  leftBeforeCents: before * 100,
  leftAfterCents: after * 100,
  taken,
  projects: projects.map(({ project, votes, costCents, reason }) => ({ project, votes, costCents, reason })),
  hasStopped: false,
});

const outcome: Outcome = {
  version: 2,
  roundId: 'r',
  openingRecordSha256: '0'.repeat(64),
  budgetCents: 800_000,
  spentCents: 600_000,
  remainderCents: 200_000,
  rollSize: 1_000,
  passes: 300,
  ballotCount: 280,
  paperCount: 12,
  blankCount: 2,
  replacedCount: 0,
  invalidBallots: [
    { ballotHash: '1', reason: 'ballot-over-budget' },
    { ballotHash: '2', reason: 'box-does-not-open' },
    { ballotHash: '3', reason: 'ballot-over-budget' },
  ],
  invalidPaper: [{ batch: 1, number: 7, reason: 'marked-invalid' }],
  projects: [a, b, c, d, e, f, g, h],
  funded: ['a', 'b', 'c', 'd'],
  steps: [
    step([a], 'together', [8_000, 5_600]),
    step([b, c], 'together', [5_600, 4_000]),
    step([d, e], 'drawn', [4_000, 2_000]),
    step([f], 'together', [2_000, 2_000]),
  ],
  draws: [],
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('every plan says why', () => {
  test.each([
    ['a', true, 'Er was nog € 8.000 over, dit plan kost € 2.400.'],
    ['b', true, 'Het paste in het geld dat nog over was.'],
    ['c', true, 'Het paste in het geld dat nog over was.'],
    ['d', true, 'Er was nog € 4.000 over, dit plan kost € 2.000.'],
    ['e', false, 'Er was nog € 2.000 over, dit plan kost € 2.400.'],
    ['f', false, 'Een plan ervoor paste niet in het geld. Toen stopte het verdelen.'],
    ['g', false, 'Een plan heeft ten minste 25 stemmen nodig.'],
    ['h', false, 'Niemand koos dit plan.'],
  ])('plan %s', (id, isFunded, reason) => {
    const row = outcomeRows(outcome).find((one) => one.id === id);
    expect([row?.isFunded, plain(row?.reason ?? '')]).toEqual([isFunded, reason]);
  });

  test('and whether lots were drawn', () => {
    expect(outcomeRows(outcome).filter(({ isDrawn }) => isDrawn).map(({ id }) => id)).toEqual(['d', 'e']); // prettier-ignore
  });
});

test('the count as lines: money after each step, also within a draw, not within a group taken together', () => {
  expect(countLines(outcome).map(({ id, leftAfterCents }) => [id, leftAfterCents])).toEqual([
    ['a', 560_000],
    ['b', null],
    ['c', 400_000],
    ['d', 200_000],
    ['e', 200_000],
    ['f', 200_000],
  ]);
  expect(countLines(outcome).map(({ what }) => what)).toEqual([
    'gekozen',
    'gekozen',
    'gekozen',
    'gekozen (in de volgorde van de loting)',
    'past niet (in de volgorde van de loting)',
    'niet meer aan de beurt',
  ]);
});

test('invalid ballots by reason, most often first, those on paper too', () => {
  expect(invalidReasons(outcome)).toEqual([
    { text: 'De gekozen plannen kostten samen te veel.', count: 2 },
    { text: 'De dichte envelop ging niet open.', count: 1 },
    { text: 'Het stembiljet op papier was niet goed ingevuld.', count: 1 },
  ]);
});
