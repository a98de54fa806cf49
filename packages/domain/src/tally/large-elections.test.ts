import { expect, test } from 'vitest';
import { election } from '../../test/elections.ts';
import type { Election } from './election.ts';
import { maxWelfare } from './max-welfare.ts';
import { type CountOutcome, finish, type TieBreaker } from './rule.ts';

test('ten thousand equal projects are little work, and as many different ones too much: it gives up', () => {
  const projects = (cost: (at: number) => number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [String(at), cost(at)]));
  const all = (costs: Record<string, number>): Election => {
    const votes = election(costs, 3_700_000, []);
    return {
      ...votes,
      voters: 1,
      ballots: [{ voters: 1, choices: [...votes.projects.keys()], points: votes.projects.map(() => 1) }],
    };
  };
  const inPlace: TieBreaker = (order) => ({ order, by: 'drawn', settles: 'all' });
  const outcome = (cost: (at: number) => number): CountOutcome =>
    finish(maxWelfare(all(projects(cost)), 'cost', inPlace));
  expect(outcome(() => 1000)).toMatchObject({ kind: 'count', spent: 3_700_000 });
  expect(outcome((at) => 1000 + at)).toMatchObject({ kind: 'tooMuchWork' });
});
