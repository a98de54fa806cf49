import { expect, test } from 'vitest';
import { POINTS, SMALL, sound } from '../../test/pabulib-texts.ts';
import { NO_CONDITIONS, scoresOf, votesOf } from '../tally/election.ts';
import { toElection } from './to-election.ts';

const DIVIDED = SMALL.replace('vote_type', 'categories;green\nbudget_per_category;60\nvote_type')
  .replace('vote_type', 'neighborhoods;Oost\nbudget_per_neighborhood;9\nvote_type')
  .replace('cost;name', 'cost;name;category;neighborhood')
  .replace('Bankjes', ';green,play;')
  .replace('Pluktuin', 'Pluktuin;;Oost');

test('an election has the projects of the file in its order, and every ballot', () => {
  expect(toElection(sound(SMALL).file)).toEqual({
    election: {
      projects: [
        { id: 'a', cost: 4000 },
        { id: 'b', cost: 6050 },
      ],
      budget: 10_000,
      currencyUnit: 100,
      ballots: [
        { voters: 1, choices: [0, 1], points: [1, 1] },
        { voters: 1, choices: [], points: [] },
      ],
      voters: 2,
      conditions: NO_CONDITIONS,
    },
    names: ['Bankjes', 'Pluktuin'],
    categories: [[], []],
  });
});

test('points add up to scores, and finer amounts keep their unit', () => {
  const { election } = toElection(sound(POINTS.replace('v2;;', 'v2;b;4').replace('40', '0.001')).file);
  expect(scoresOf(election)).toEqual([3, 6]);
  expect(votesOf(election)).toEqual([1, 2]);
  expect([election.currencyUnit, election.budget]).toEqual([1000, 100_000]);
});

test('a project without a name is called by its id', () => {
  const { names, categories } = toElection(sound(DIVIDED).file);
  expect(names).toEqual(['a', 'Pluktuin']);
  expect(categories).toEqual([['green', 'play'], []]);
});

test('names and categories are shown without what no text may hold', () => {
  const text = DIVIDED.replace(';green,play;', '\u202e\u0007;gre\u202een,play;').replace('Pluktuin', '"Pluk\ntuin"');
  const { names, categories } = toElection(sound(text).file);
  expect(names).toEqual(['a', 'Pluk tuin']);
  expect(categories).toEqual([['green', 'play'], []]);
});

test('budgets per category and neighborhood bind the count only when asked', () => {
  const { file } = sound(DIVIDED);
  expect(toElection(file).election.conditions).toEqual(NO_CONDITIONS);
  expect(toElection(file, { withSubBudgets: true }).election.conditions).toEqual({
    ...NO_CONDITIONS,
    subBudgets: [
      { name: 'green', projects: [0], budget: 6000 },
      { name: 'Oost', projects: [1], budget: 900 },
    ],
  });
});
