import { describe, expect, test } from 'vitest';
import { countWith, election, tiesBy, UNSETTLED } from '../../../test/elections.ts';
import { fraction } from '../../fraction.ts';
import { makeElection } from '../election.ts';
import { RULES } from '../rule-names.ts';
import { type CountOutcome, finish, type Rule } from '../rule.ts';
import { type RuleChoice, ruleFor } from '../rules.ts';
import { compareRules } from './compare-rules.ts';
import { boughtAt, representedBy, sharesOf } from './measures.ts';
import { withMoreVoters } from './more-voters.ts';
import { type VotesNeeded, votesNeeded } from './votes-needed.ts';

/** 100 to divide; a costs 60 and has 4 votes, b 50 and 3, c 40 and 1. */
const VOTES = election({ a: 60, b: 50, c: 40 }, 100, ['2 a', '2 ab', 'b', 'c']);

describe('more voters for one project', () => {
  test('come with those who voted the same, and change nothing else', () => {
    const more = withMoreVoters(VOTES, 2, 3);
    expect(more.voters).toBe(9);
    expect(more.ballots).toContainEqual({ voters: 4, choices: [2], points: [1] });
    expect(more.ballots).toHaveLength(VOTES.ballots.length);
    expect(withMoreVoters(VOTES, 2, 0)).toBe(VOTES);
  });

  test('are a group of their own when nobody voted so', () => {
    const votes = election({ a: 1, b: 1 }, 1, ['ab']);
    const both = { voters: 1, choices: [0, 1], points: [1, 1] };
    expect(withMoreVoters(votes, 1, 2).ballots).toEqual([both, { voters: 2, choices: [1], points: [1] }]);
    expect(withMoreVoters(votes, 0, 2).ballots).toEqual([both, { voters: 2, choices: [0], points: [1] }]);
  });

  test('give the most points that anybody gave', () => {
    const projects = [
      { id: 'a', cost: 1 },
      { id: 'b', cost: 1 },
    ];
    const points = makeElection({ projects, budget: 1, ballots: [new Map([[0, 5]]), new Map([[1, 2]])] });
    expect(withMoreVoters(points, 1, 1).ballots).toContainEqual({ voters: 1, choices: [1], points: [5] });
  });
});

function needed(choice: RuleChoice, project: number, votes = VOTES, mostCounts = 1000, isMonotone = true): VotesNeeded {
  return finish(votesNeeded(votes, ruleFor(choice), project, UNSETTLED, { isMonotone, mostCounts }));
}

describe('how many more voters a project needed', () => {
  const greedy = RULES['greedy-votes'];

  test('none when it is funded', () => {
    expect(needed(greedy, 0)).toEqual({ kind: 'none' });
  });

  test('b comes before a with two more: with one more lots would have to be drawn', () => {
    expect(needed(greedy, 1)).toEqual({ kind: 'exactly', voters: 2 });
    expect(needed(greedy, 1, VOTES, 1000, false)).toEqual({ kind: 'exactly', voters: 2 });
  });

  test('lots between others do not keep it back', () => {
    const votes = election({ q: 500, r: 500, p: 500 }, 1000, ['10 q', '10 r', '3 p']);
    expect(needed(greedy, 2, votes)).toEqual({ kind: 'exactly', voters: 8 });
  });

  test('a project that asks more than there is never gets there', () => {
    const votes = election({ a: 60, b: 101 }, 100, ['a']);
    expect(needed(greedy, 1, votes)).toEqual({ kind: 'moreThan', voters: 200 });
  });

  test('under Equal Shares every number below is tried, unless that is too many counts', () => {
    const equalShares = RULES['equal-shares-cost'];
    // With k more voters everybody has 100 / (6 + k), and those for c need 40: (1 + k) x 100 / (6 + k) is that from 3 on.
    expect(needed(equalShares, 2, VOTES, 1000, false)).toEqual({ kind: 'exactly', voters: 3 });
    expect(needed(equalShares, 2, VOTES, 1, false)).toEqual({ kind: 'atMost', voters: 3 });
  });

  test('lots that were drawn count as they are', () => {
    // With one more voter b is equal to a, and drawn before it.
    const ties = tiesBy([1, 0, 2]);
    const search = votesNeeded(VOTES, ruleFor(greedy), 1, ties, { isMonotone: true, mostCounts: 1000 });
    expect(finish(search)).toEqual({ kind: 'exactly', voters: 1 });
  });

  test('no more counts are done than may be', () => {
    // With 0, 1, 2, 4 and 3 more voters, and then with 1 and 2 again.
    const equalShares = RULES['equal-shares-cost'];
    expect(needed(equalShares, 2, VOTES, 7, false)).toEqual({ kind: 'exactly', voters: 3 });
    expect(needed(equalShares, 2, VOTES, 6, false)).toEqual({ kind: 'atMost', voters: 3 });
  });

  test('what nobody settled is settled against the project, and a count that is too much work funds nothing', () => {
    const asked: unknown[] = [];
    const rule: Rule<CountOutcome> = function* rule({ voters }, ties) {
      yield { done: 0, total: 1 };
      if (voters < VOTES.voters + 2) return { kind: 'tooMuchWork', combinations: 1 };
      asked.push(ties([0, 1, 2], true), ties([0, 2], true), ties([0, 1, 2], false));
      return { kind: 'count', funded: [1], steps: [], refused: new Map(), spent: 0, endowment: null };
    };
    const search = votesNeeded(VOTES, rule, 1, UNSETTLED, { isMonotone: true, mostCounts: 1000 });
    expect(finish(search)).toEqual({ kind: 'exactly', voters: 2 });
    expect(asked).toEqual([
      { order: [0, 2, 1], by: 'any', settles: 'all' },
      { order: [0, 2], by: 'any', settles: 'all' },
      undefined,
    ]);
  });

  test('where more voters can harm, a smaller number in between is found', () => {
    const votes = election({ a: 1 }, 1, ['']);
    const rule: Rule = function* rule({ voters }) {
      yield { done: 0, total: 1 };
      const more = voters - 1;
      const funded = more === 3 || more >= 8 ? [0] : [];
      return { kind: 'count', funded, steps: [], refused: new Map(), spent: 0, endowment: null };
    };
    const search = (isMonotone: boolean) => votesNeeded(votes, rule, 0, UNSETTLED, { isMonotone, mostCounts: 1000 });
    expect(finish(search(false))).toEqual({ kind: 'exactly', voters: 3 });
    expect(finish(search(true))).toEqual({ kind: 'exactly', voters: 8 });
    expect([...search(false)].slice(-6)).toEqual([
      { done: 1, total: 8 },
      { done: 0, total: 1 },
      { done: 2, total: 8 },
      { done: 0, total: 1 },
      { done: 3, total: 8 },
      { done: 0, total: 1 },
    ]);
  });

  test('tells how far the search is', () => {
    const searching = votesNeeded(VOTES, ruleFor(RULES['equal-shares-cost']), 2, UNSETTLED, {
      isMonotone: false,
      mostCounts: 1000,
    });
    const progress = [...searching];
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.every(({ done, total }) => done < total)).toBe(true);
  });
});

describe('measures of an outcome', () => {
  test('who gets something they chose; blank ballots count as voters', () => {
    const votes = election({ a: 1, b: 1 }, 2, ['3 a', 'ab', '2 b', '']);
    expect(representedBy(votes, [0])).toEqual({ voters: 4, of: 7 });
    expect(representedBy(votes, [0, 1])).toEqual({ voters: 6, of: 7 });
    expect(representedBy(votes, [])).toEqual({ voters: 0, of: 7 });
  });

  test('what groups of projects got beside their votes', () => {
    const groups = [
      { name: 'groen', projects: [0, 1] },
      { name: 'spel', projects: [2] },
      { name: 'leeg', projects: [] },
    ];
    expect(sharesOf(VOTES, groups, [0, 2])).toEqual([
      { name: 'groen', projects: 2, funded: 1, spent: 60, votes: 7 },
      { name: 'spel', projects: 1, funded: 1, spent: 40, votes: 1 },
      { name: 'leeg', projects: 0, funded: 0, spent: 0, votes: 0 },
    ]);
  });

  test('how Equal Shares bought a project, with the votes that it still counted as', () => {
    // Everybody has 20. Four pay 15 each for a; for b two have 5 left and one has 20, which is just enough.
    const votes = election({ a: 60, b: 30, c: 0 }, 100, ['2 a', '2 ab', 'bc']);
    const count = countWith(RULES['equal-shares-cost'], votes);
    if (count.kind !== 'count') throw new Error('a tie');
    expect([...boughtAt(votes, count)]).toEqual([
      [2, { perPoint: fraction(0n), payers: 0, emptied: 0, theirs: fraction(20n), effectiveVotes: null }],
      [0, { perPoint: fraction(15n), payers: 4, emptied: 0, theirs: fraction(80n), effectiveVotes: fraction(4n) }],
      [1, { perPoint: fraction(20n), payers: 3, emptied: 3, theirs: fraction(30n), effectiveVotes: fraction(3n, 2n) }],
    ]);
    const greedy = countWith(RULES['greedy-votes'], votes, tiesBy([0, 1, 2]));
    expect(greedy.kind === 'count' && boughtAt(votes, greedy).size).toBe(0);
  });
});

test('other rules count the same ballots, and progress only rises', () => {
  const choices = [RULES['greedy-votes'], RULES['equal-shares-cost'], RULES['greedy-votes-per-cost']];
  const comparing = compareRules(VOTES, choices, tiesBy([0, 1, 2]));
  const done: number[] = [];
  for (;;) {
    const next = comparing.next();
    if (next.done === true) {
      expect(next.value.map(({ choice }) => choice)).toEqual(choices);
      expect(next.value.map(({ outcome }) => outcome.kind === 'count' && outcome.funded)).toEqual([
        [0, 2],
        [0],
        [0, 2],
      ]);
      break;
    }
    expect(next.value.total).toBe(3);
    done.push(next.value.done);
  }
  expect(done).toEqual(done.toSorted((one, other) => one - other));
  expect(done[0]).toBe(0);
});

test('a rule that takes long tells how far it is within its part', () => {
  const votes = election({ a: 3, b: 4 }, 10, ['a', 'ab', 'b']);
  const progress = [...compareRules(votes, [RULES['greedy-votes'], RULES['maximin-support']], UNSETTLED)];
  expect(progress).toEqual([0, 1, 1, 1.3].map((done) => ({ done, total: 2 })));
  const nothing = election({ a: 0 }, 0, ['a']);
  expect([...compareRules(nothing, [RULES['maximin-support']], UNSETTLED)]).toContainEqual({ done: 0, total: 1 });
});
