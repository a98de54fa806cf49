import { expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import { makeElection } from '../election.ts';
import { supportersOf, worthOf } from './supporters.ts';

test('every project has its voters with the points they gave it', () => {
  const projects = ['a', 'b', 'c'].map((id) => ({ id, cost: 1 }));
  const ballots = [new Map([[0, 3]]), new Map([[0, 1]]).set(1, 2), new Map([[0, 3]])];
  const list = (groups: number[], points: number[], voters: number[]) => ({
    groups: Int32Array.from(groups),
    points: Float64Array.from(points),
    voters: Float64Array.from(voters),
    exactPoints: points.map(BigInt),
    exactVoters: voters.map(BigInt),
  });
  expect(supportersOf(makeElection({ projects, budget: 1, ballots }))).toEqual([
    list([0, 1], [3, 1], [2, 1]),
    list([1], [2], [1]),
    list([], [], []),
  ]);
});

test('a point is worth what the project costs, or 1', () => {
  const votes = election({ a: 6 }, 6, ['a']);
  expect([worthOf(votes, 'cost', 0), worthOf(votes, 'count', 0)]).toEqual([6, 1]);
});
