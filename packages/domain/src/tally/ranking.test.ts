import { expect, test } from 'vitest';
import { election } from '../../test/elections.ts';
import { fraction } from '../fraction.ts';
import { makeElection } from './election.ts';
import { rankByScore, rankByScorePerCost } from './ranking.ts';

const VOTES = election({ a: 4, b: 6, c: 2, d: 0, e: 0 }, 10, ['2 a', '3 b', 'c', 'd']);

test('by votes: most first, equal ones together by place', () => {
  expect(rankByScore(VOTES, [0, 1, 2, 3, 4])).toEqual([
    { turn: { kind: 'score', score: 3 }, projects: [1] },
    { turn: { kind: 'score', score: 2 }, projects: [0] },
    { turn: { kind: 'score', score: 1 }, projects: [2, 3] },
    { turn: { kind: 'score', score: 0 }, projects: [4] },
  ]);
});

test('by votes for the money: what costs nothing comes first, also without votes', () => {
  expect(rankByScorePerCost(VOTES, [0, 1, 2, 3, 4])).toEqual([
    { turn: { kind: 'scorePerCost', scorePerCost: null }, projects: [3, 4] },
    { turn: { kind: 'scorePerCost', scorePerCost: fraction(1n, 2n) }, projects: [0, 1, 2] },
  ]);
  const uneven = election({ a: 4, b: 1 }, 10, ['3 a', 'b']);
  expect(rankByScorePerCost(uneven, [0, 1]).map(({ projects }) => projects)).toEqual([[1], [0]]);
});

test('points count, and only the projects that are asked for', () => {
  const points = makeElection({ ...VOTES, ballots: [new Map([[0, 5]]), new Map([[1, 2]])] });
  expect(rankByScore(points, [0, 1]).map(({ projects }) => projects)).toEqual([[0], [1]]);
  expect(rankByScore(points, [])).toEqual([]);
  expect(rankByScorePerCost(points, [])).toEqual([]);
});
