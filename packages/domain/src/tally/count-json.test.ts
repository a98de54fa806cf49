import { expect, test } from 'vitest';
import { countWith, election } from '../../test/elections.ts';
import { countJson } from './count-json.ts';
import { RULES } from './rule-names.ts';

const VOTES = election({ a: 60, b: 50 }, 100, ['2 a', 'ab', 'b']);

test('places become ids and fractions become text', () => {
  expect(countJson(VOTES, countWith(RULES['equal-shares-cost'], VOTES))).toEqual({
    kind: 'count',
    funded: ['a'],
    steps: [
      {
        turn: {
          kind: 'share',
          prices: [{ project: 'a', price: { perPoint: '20', payers: 3, emptied: 0, theirs: '75' } }],
        },
        taken: 'alone',
        projects: [{ project: 'a', refusal: null }],
        equal: ['a'],
        leftBefore: 100,
        leftAfter: 40,
      },
    ],
    refused: { b: { kind: 'supportersHadTooLittle', cost: 50, theirs: '30' } },
    spent: 60,
    endowment: '25',
  });
});

test('a tie names who is equal, and a refusal what it cannot go with', () => {
  const tied = election({ a: 60, b: 60 }, 100, ['a', 'b']);
  expect(countJson(tied, countWith(RULES['greedy-votes'], tied))).toEqual({
    kind: 'tie',
    between: ['a', 'b'],
    turn: { kind: 'score', score: 1 },
    left: 100,
  });
  const apart = election({ a: 1, b: 1 }, 100, ['2 a', 'b'], { incompatible: [[0, 1]] });
  expect(countJson(apart, countWith(RULES['greedy-votes'], apart))).toMatchObject({
    refused: { b: { kind: 'incompatible', with: 'a' } },
  });
});

test('it is JSON: it survives being written and read', () => {
  for (const choice of [RULES['greedy-votes'], RULES['greedy-votes-per-cost'], RULES.phragmen]) {
    const json = countJson(VOTES, countWith(choice, VOTES));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  }
});
