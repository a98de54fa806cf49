import { describe, expect, test } from 'vitest';
import { COUNT, paper, project } from '../../test/factories.ts';
import type { ProjectId } from '../ids.ts';
import type { CountRules } from '../round-rules.ts';
import { type CountInput, tallyRound } from './count-round.ts';
import type { Draw } from './tie.ts';

/** A round in which each project gets its number of votes by ballots with one choice. */
function input(
  plans: Record<string, readonly [cost: number, votes: number]>,
  budget: number,
  rule: Partial<CountRules> = {},
  draws: readonly Draw[] = [],
): CountInput {
  const costs = Object.fromEntries(Object.entries(plans).map(([name, [cost]]) => [name, cost]));
  const form = { kind: 'chooseUpTo', minimumChoices: 0, maximumChoices: 9 } as const;
  const ballots = Object.entries(plans).flatMap(([name, [, votes]]) =>
    Array.from({ length: votes }, () => [project(name)]),
  );
  return { paper: paper(costs, budget, form), ballots, rule: { ...COUNT, ...rule }, draws };
}

function list(...names: string[]): readonly ProjectId[] {
  return names.map(project);
}

const LOTS: Draw = { between: list('a', 'b'), order: list('b', 'a') };

describe('article 12: lots are drawn only when they can change who is funded', () => {
  test.each([
    ['all of them fit together', { a: [4, 2], b: [6, 2] }, 'skip', ['a', 'b']],
    ['none of them fits', { a: [11, 2], b: [12, 2] }, 'skip', []],
    ['those that fit, fit together', { a: [4, 2], b: [6, 2], c: [11, 2] }, 'skip', ['a', 'b']],
    ['only one of them fits', { a: [10, 2], b: [11, 2] }, 'skip', ['a']],
    ['they fit but not together', { a: [6, 2], b: [5, 2] }, 'skip', 'tie'],
    ["'stop': all of them fit together", { a: [4, 2], b: [6, 2] }, 'stop', ['a', 'b']],
    ["'stop': none of them fits", { a: [11, 2], b: [12, 2] }, 'stop', []],
    ["'stop': one fits, and the other would stop the count", { a: [10, 2], b: [11, 2] }, 'stop', 'tie'],
    ["'stop': the count has stopped before", { a: [11, 3], b: [6, 2], c: [5, 2] }, 'stop', []],
    ['they have too few votes', { a: [6, 1], b: [5, 1] }, 'minimum 2', []],
    ['they have no votes', { a: [6, 0], b: [5, 0] }, 'skip', []],
  ] as const)('%s', (_, plans, rule, expected) => {
    const rules: Partial<CountRules> = rule === 'minimum 2' ? { minimumVotes: 2 } : { whenNextDoesNotFit: rule };
    const tally = tallyRound(input(plans, 10, rules));
    expect(tally.kind === 'outcome' ? tally.funded : tally.kind).toEqual(expected);
  });

  test('lots are drawn between all projects with equal votes, also one that does not fit', () => {
    const tally = tallyRound(input({ c: [11, 2], b: [6, 2], a: [5, 2] }, 10));
    expect(tally).toEqual({ kind: 'tie', between: ['a', 'b', 'c'], votes: 2, moneyLeftCents: 10 });
  });
});

describe('article 10: a project needs enough votes, and at least one', () => {
  test.each([
    [0, { kind: 'noVotes' }, { kind: 'funded' }],
    [1, { kind: 'belowMinimumVotes', minimum: 1 }, { kind: 'funded' }],
    [2, { kind: 'belowMinimumVotes', minimum: 2 }, { kind: 'belowMinimumVotes', minimum: 2 }],
  ])('minimum %i: without votes %o, with one vote %o', (minimumVotes, none, one) => {
    expect(tallyRound(input({ none: [1, 0], one: [1, 1] }, 10, { minimumVotes }))).toMatchObject({
      projects: [
        { project: 'one', reason: one },
        { project: 'none', reason: none },
      ],
    });
  });
});

test('projects with too few votes come last, most votes first', () => {
  const tally = tallyRound(input({ a: [1, 0], b: [1, 1], c: [1, 3], d: [1, 2] }, 10, { minimumVotes: 3 }));
  expect(tally.kind === 'outcome' && tally.projects.map((one) => one.project)).toEqual(list('c', 'd', 'b', 'a'));
});

describe('article 11: what does not fit', () => {
  test("'skip' goes on with the next project", () => {
    const tally = tallyRound(input({ a: [8, 3], b: [3, 2], c: [2, 1] }, 10));
    expect(tally).toMatchObject({ funded: ['a', 'c'], spentCents: 10, remainderCents: 0 });
  });

  test("'stop' does not", () => {
    const tally = tallyRound(input({ a: [8, 3], b: [3, 2], c: [2, 1] }, 10, { whenNextDoesNotFit: 'stop' }));
    expect(tally).toMatchObject({ funded: ['a'], spentCents: 8, remainderCents: 2 });
  });

  test.each([
    ['stop', [false, true, true]],
    ['skip', [false, false, false]],
  ] as const)("'%s': the steps say whether the count had stopped", (whenNextDoesNotFit, hasStopped) => {
    const tally = tallyRound(input({ a: [8, 3], b: [3, 2], c: [2, 1] }, 10, { whenNextDoesNotFit }));
    expect(tally.kind === 'outcome' && tally.steps.map((step) => step.hasStopped)).toEqual(hasStopped);
  });

  test("'stop' among drawn projects stops within their group", () => {
    const lots = { between: list('a', 'b', 'c'), order: list('c', 'a', 'b') };
    const tally = tallyRound(input({ a: [9, 1], b: [2, 1], c: [3, 1] }, 10, { whenNextDoesNotFit: 'stop' }, [lots]));
    expect(tally).toMatchObject({
      projects: [
        { project: 'c', reason: { kind: 'funded' } },
        { project: 'a', reason: { kind: 'skippedNoBudget', costCents: 9, leftCents: 7 } },
        { project: 'b', reason: { kind: 'stopped' } },
      ],
    });
  });
});

describe('article 12: only the lots that the count asks for are accepted', () => {
  const TIED = { a: [6, 2], b: [5, 2] } as const;
  const refused = (draw: Draw, code: string): unknown => ({ kind: 'refusedDraw', code, draw });

  test('the drawn order is followed', () => {
    expect(tallyRound(input(TIED, 10, {}, [LOTS]))).toMatchObject({ kind: 'outcome', funded: ['b'] });
  });

  test.each([
    ['between others', { between: list('a', 'c'), order: list('a', 'c') }, 'draw-not-asked'],
    ['between more', { between: list('a', 'b', 'c'), order: list('a', 'b', 'c') }, 'draw-not-asked'],
    ['between fewer', { between: list('a'), order: list('a') }, 'draw-not-asked'],
    ['not sorted', { between: list('b', 'a'), order: list('b', 'a') }, 'draw-not-asked'],
    ['one missing in the order', { between: list('a', 'b'), order: list('b') }, 'draw-order-incomplete'],
    ['one twice in the order', { between: list('a', 'b'), order: list('b', 'b') }, 'draw-order-incomplete'],
    ['a stranger in the order', { between: list('a', 'b'), order: list('a', 'c') }, 'draw-order-incomplete'],
  ])('refused: %s', (_, draw, code) => {
    expect(tallyRound(input(TIED, 10, {}, [draw]))).toEqual(refused(draw, code));
  });

  test('refused: lots where nothing has to be drawn', () => {
    expect(tallyRound(input({ a: [6, 2], b: [4, 2] }, 10, {}, [LOTS]))).toEqual(refused(LOTS, 'draw-not-asked'));
  });

  test('refused: lots drawn twice', () => {
    const again = { ...LOTS, order: list('a', 'b') };
    expect(tallyRound(input(TIED, 10, {}, [LOTS, again]))).toEqual(refused(again, 'draw-not-asked'));
  });
});

describe('edges', () => {
  test('without ballots nothing is funded', () => {
    expect(tallyRound(input({ a: [1, 0] }, 10))).toEqual({
      kind: 'outcome',
      budgetCents: 10,
      ballotCount: 0,
      blankCount: 0,
      projects: [{ project: 'a', votes: 0, costCents: 1, reason: { kind: 'noVotes' } }],
      funded: [],
      spentCents: 0,
      remainderCents: 10,
      steps: [],
    });
  });

  test('without projects the whole budget is left', () => {
    expect(tallyRound(input({}, 10))).toMatchObject({ projects: [], remainderCents: 10 });
  });

  test.each([
    ['a project that is not on the paper', ['z']],
    ['a project twice', ['a', 'a']],
  ])('a ballot with %s is a mistake of the caller', (_, choices) => {
    const counted = { ...input({ a: [1, 0] }, 10), ballots: [list(...choices)] };
    expect(() => tallyRound(counted)).toThrow('only valid ballots');
  });
});
