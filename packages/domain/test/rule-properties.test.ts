import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, fraction, ZERO } from '../src/fraction.ts';
import {
  type Conditions,
  type Election,
  makeElection,
  NO_CONDITIONS,
  type Place,
  type Points,
  votesOf,
} from '../src/tally/election.ts';
import { canBeFunded, naiveCandidates } from '../src/tally/naive/conditions.ts';
import type { Count } from '../src/tally/rule.ts';
import { type DividingRule, usesPoints } from '../src/tally/rules.ts';
import { countWith, settledCount, tiesBy } from './elections.ts';
import { faultsOf, paidTogether, paymentsIn } from './payments.ts';
import { randomElection, seededRandom, shuffle } from './random-elections.ts';
import { RULE_CHOICES } from './rule-choices.ts';

/** A small election with a total order of its projects, another order of them, and its ballots in some order. */
interface Case {
  readonly election: Election;
  readonly order: readonly Place[];
  readonly places: readonly Place[];
  readonly ballots: readonly Points[];
}

const CASES: fc.Arbitrary<Case> = fc
  .record({ seed: fc.nat(), kind: fc.constantFrom('approval' as const, 'points' as const) })
  .map(({ seed, kind }) => {
    const random = seededRandom(seed);
    const election = randomElection(random, kind);
    const places = [...election.projects.keys()];
    return {
      election,
      order: shuffle(random, places),
      places: shuffle(random, places),
      ballots: shuffle(random, ballotsOf(election)),
    };
  });

/** Every single ballot. */
function ballotsOf({ ballots }: Election): readonly Points[] {
  return ballots.flatMap(({ voters, choices, points }) =>
    Array.from({ length: voters }, () => new Map(choices.map((place, at) => [place, points[at] ?? 0]))),
  );
}

/** The same election with its projects in other places. */
function moved(election: Election, to: (place: Place) => Place): Election {
  const { conditions } = election;
  const move = <List extends { readonly projects: readonly Place[] }>(list: List): List => {
    return { ...list, projects: list.projects.map(to) };
  };
  const movedConditions: Conditions = {
    ...conditions,
    subBudgets: conditions.subBudgets.map(move),
    guarantees: conditions.guarantees.map(move),
    incompatible: conditions.incompatible.map((list) => list.map(to)),
  };
  const from = new Map(election.projects.map((project, place) => [to(place), project]));
  return makeElection({
    ...election,
    projects: election.projects.map((_, place) => from.get(place)!),
    ballots: ballotsOf(election).map((ballot) => new Map(Array.from(ballot, ([place, points]) => [to(place), points]))),
    conditions: movedConditions,
  });
}

function namesIn(election: Election, places: readonly Place[]): readonly string[] {
  return places.map((place) => election.projects[place]!.id);
}

function chosen(which: (choice: DividingRule) => boolean): readonly (readonly [string, DividingRule])[] {
  return [...RULE_CHOICES].filter(([, choice]) => which(choice));
}

function isGreedy({ kind }: DividingRule): boolean {
  return kind === 'greedyVotes' || kind === 'greedyVotesPerCost';
}

/** When mutations are tried: fewer, and always the same. A seed tells all, so a failure gets no smaller. */
const RUNS = process.env['PROPERTY_RUNS'];
const PARAMETERS = {
  endOnFailure: true,
  ...(RUNS === undefined ? { numRuns: 200 } : { numRuns: Number(RUNS), seed: 1 }),
};

function check(property: (one: Case) => void): void {
  fc.assert(fc.property(CASES, property), PARAMETERS);
}

describe.each([...RULE_CHOICES])('%s', (_, choice) => {
  test('anonymity: the order of the ballots changes nothing', () => {
    check(({ election, order, ballots }) => {
      const shuffled = makeElection({ ...election, ballots });
      expect(settledCount(choice, shuffled, order)).toEqual(settledCount(choice, election, order));
      expect(countWith(choice, shuffled)).toEqual(countWith(choice, election));
    });
  });

  test('neutrality: the places of the projects change nothing', () => {
    check(({ election, order, places }) => {
      const to = (place: Place): Place => places[place]!;
      const there = moved(election, to);
      const here = settledCount(choice, election, order);
      const other = settledCount(choice, there, order.map(to));
      expect(namesIn(there, other.funded)).toEqual(namesIn(election, here.funded));
      expect(new Map([...here.refused].map(([place, { kind }]) => [to(place), kind]))).toEqual(
        new Map([...other.refused].map(([place, { kind }]) => [place, kind])),
      );
      expect(countWith(choice, there).kind).toBe(countWith(choice, election).kind);
    });
  });

  test('determinism: the same input gives the same steps, and is left as it was', () => {
    check(({ election, order }) => {
      const before = structuredClone(election);
      const first = settledCount(choice, election, order);
      expect(settledCount(choice, election, order)).toEqual(first);
      expect(election).toEqual(before);
    });
  });

  test('never over budget, and never against a condition', () => {
    check(({ election, order }) => {
      const { funded, spent } = settledCount(choice, election, order);
      const { subBudgets, incompatible, minimumVotes, minimumTurnout } = election.conditions;
      const costOf = (places: readonly Place[]): number =>
        places.reduce((sum, place) => sum + election.projects[place]!.cost, 0);
      expect(spent).toBe(costOf(funded));
      expect(spent).toBeLessThanOrEqual(election.budget);
      for (const { projects, budget } of subBudgets) {
        expect(costOf(funded.filter((place) => projects.includes(place)))).toBeLessThanOrEqual(budget);
      }
      for (const list of incompatible) {
        expect(funded.filter((place) => list.includes(place)).length).toBeLessThanOrEqual(1);
      }
      const votes = votesOf(election);
      for (const place of funded) expect(votes[place]).toBeGreaterThanOrEqual(minimumVotes);
      if (election.voters < minimumTurnout) expect(funded).toEqual([]);
    });
  });

  test('conservation: every project has one fate, and the money of every step adds up', () => {
    check(({ election, order }) => {
      const { funded, refused, steps, spent } = settledCount(choice, election, order);
      const fates = [...funded, ...refused.keys()].toSorted((one, other) => one - other);
      expect(fates).toEqual([...election.projects.keys()]);
      let left = election.budget;
      for (const { projects, leftBefore, leftAfter } of steps) {
        expect(leftBefore).toBe(left);
        for (const { project, refusal } of projects) if (refusal === null) left -= election.projects[project]!.cost;
        expect(leftAfter).toBe(left);
      }
      expect(left).toBe(election.budget - spent);
    });
  });
});

describe.each([...RULE_CHOICES])('%s', (_, choice) => {
  test('each step tells whether projects were equal, and whether the lots for them could matter', () => {
    check(({ election, order }) => {
      const asked = new Map<string, Set<boolean>>();
      const settle = tiesBy(order);
      const outcome = countWith(choice, election, (between, canMatter) => {
        expect(between.length).toBeGreaterThan(1);
        expect(between).toEqual(between.toSorted((one, other) => one - other));
        asked.set(between.join(), (asked.get(between.join()) ?? new Set()).add(canMatter));
        return settle(between, canMatter);
      });
      for (const { taken, equal, projects } of (outcome as Count).steps) {
        expect(equal).toEqual(expect.arrayContaining(projects.map(({ project }) => project)));
        if (taken !== 'together') expect(taken).toBe(equal.length === 1 ? 'alone' : 'drawn');
        else expect(equal.length).toBeGreaterThan(1);
        if (equal.length === 1) expect(asked).not.toContain(equal.join());
        else expect(asked.get(equal.join()) ?? new Set([false])).toContain(taken === 'drawn');
      }
    });
  });

  test('without lots a count says nothing was drawn, and a tie is between several, by place', () => {
    check(({ election }) => {
      const outcome = countWith(choice, election);
      if (outcome.kind === 'count') {
        for (const { taken } of outcome.steps) expect(['alone', 'together', 'any']).toContain(taken);
      } else {
        expect(outcome.between.length).toBeGreaterThan(1);
        expect(outcome.between).toEqual(outcome.between.toSorted((one, other) => one - other));
        expect(outcome.left).toBeLessThanOrEqual(election.budget);
      }
    });
  });
});

describe.each(
  chosen((choice) =>
    choice.kind === 'equalShares'
      ? choice.completion.greedy !== null
      : isGreedy(choice)
        ? 'whenNextDoesNotFit' in choice && choice.whenNextDoesNotFit === 'skip'
        : choice.kind === 'maximinSupport',
  ),
)('%s', (_, choice) => {
  test('exhaustive: nothing that may be funded fits in what is left', () => {
    check(({ election, order }) => {
      const { funded } = settledCount(choice, election, order);
      const others = naiveCandidates(election).filter((place) => !funded.includes(place));
      expect(others.filter((place) => canBeFunded(election, funded, place))).toEqual([]);
    });
  });
});

describe.each(chosen(isGreedy))('%s', (_, choice) => {
  test('monotonicity: one more vote for a funded project leaves it funded', () => {
    check(({ election, order, ballots }) => {
      for (const project of settledCount(choice, election, order).funded) {
        const more = makeElection({ ...election, ballots: [...ballots, new Map([[project, 1]])] });
        expect(settledCount(choice, more, order).funded).toContain(project);
      }
    });
  });
});

describe.each(chosen(({ kind }) => kind === 'equalShares'))('%s', (_, choice) => {
  test('conservation: what voters pay for a project is what it costs, to the last part of a cent', () => {
    check(({ election, order }) => {
      const count: Count = settledCount(choice, election, order);
      for (const [project, paid] of paymentsIn(election, count)) {
        expect(paidTogether(election, paid)).toEqual(fraction(BigInt(election.projects[project]!.cost)));
      }
    });
  });

  test('priceability: the prices of the steps carry the outcome, without conditions', () => {
    check(({ election, order }) => {
      const free = { ...election, conditions: NO_CONDITIONS };
      const count = settledCount(choice, free, order);
      const payments = paymentsIn(free, count);
      const shares = count.steps.filter(({ turn }) => turn.kind === 'share').flatMap(({ projects }) => projects);
      expect([...payments.keys()]).toEqual(shares.map(({ project }) => project));
      expect(faultsOf(free, count.endowment ?? ZERO, payments)).toEqual([]);
    });
  });
});

test('faults of prices are seen', () => {
  const votes = makeElection({ projects: [{ id: 'a', cost: 4 }], budget: 4, ballots: [new Map([[0, 1]]), new Map()] });
  const blank = votes.ballots.findIndex(({ choices }) => choices.length === 0);
  const paying = (group: number, amount: bigint) =>
    new Map([[0, votes.ballots.map((_, at) => (at === group ? fraction(amount) : ZERO))]]);
  expect(compareFractions(paidTogether(votes, [fraction(1n), fraction(2n)]), fraction(3n))).toBe(0);
  expect(faultsOf(votes, fraction(4n), paying(1 - blank, 4n))).toEqual([]);
  expect(faultsOf(votes, fraction(4n), paying(blank, 4n))).toEqual([`group ${blank} pays wrongly for 0`]);
  expect(faultsOf(votes, fraction(4n), paying(1 - blank, 3n))).toEqual(['0 is not paid exactly']);
  expect(faultsOf(votes, fraction(3n), paying(1 - blank, 4n))).toEqual([`group ${1 - blank} pays more than it has`]);
  expect(faultsOf(votes, fraction(5n), new Map())).toEqual(['0 could be bought']);
});

describe.each(chosen((choice) => !usesPoints(choice)))('%s', (_, choice) => {
  test('every choice is support: points change nothing', () => {
    check(({ election, order, ballots }) => {
      // Guarantees look at points under every rule.
      const conditions = { ...election.conditions, guarantees: [] };
      const bare = ballots.map((ballot) => new Map(Array.from(ballot.keys(), (place) => [place, 1])));
      const { funded } = settledCount(choice, { ...election, conditions }, order);
      expect(settledCount(choice, makeElection({ ...election, ballots: bare, conditions }), order).funded).toEqual(
        funded,
      );
    });
  });
});
