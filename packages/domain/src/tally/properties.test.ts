import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countInputs, countToTheEnd, inputsWithLots, shuffled } from '../../test/arbitraries.ts';
import { project } from '../../test/factories.ts';
import { costOn } from '../ballot.ts';
import type { ProjectId } from '../ids.ts';
import { sumCents } from '../money.ts';
import { type CountInput, tallyRound } from './count-round.ts';
import type { Outcome } from './outcome.ts';

/** The count as one would do it on paper, given an order that leaves no ties. */
function fundedInOrder({ paper, ballots, rule }: CountInput, lots: readonly ProjectId[]): readonly ProjectId[] {
  const votesOf = (one: ProjectId): number => ballots.filter((choices) => choices.includes(one)).length;
  const order = lots.toSorted((one, other) => votesOf(other) - votesOf(one));
  const funded: ProjectId[] = [];
  let left: number = paper.budgetCents;
  for (const one of order.filter((candidate) => votesOf(candidate) >= Math.max(1, rule.minimumVotes))) {
    const cost = costOn(paper, one);
    if (cost <= left) {
      funded.push(one);
      left -= cost;
    } else if (rule.whenNextDoesNotFit === 'stop') break;
  }
  return funded.toSorted();
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}

function byProject({ projects }: Outcome, rename = (one: ProjectId) => one): ReadonlyMap<ProjectId, unknown> {
  return new Map(projects.map(({ project: one, ...rest }) => [rename(one), rest]));
}

test('anonymity: the order of the ballots does not change the count', () => {
  const inputs = countInputs.chain((input) => fc.tuple(fc.constant(input), shuffled(input.ballots)));
  fc.assert(
    fc.property(inputs, ([input, ballots]) => {
      expect(tallyRound({ ...input, ballots })).toEqual(tallyRound(input));
    }),
  );
});

test('neutrality: other names for the projects change nothing but the names', () => {
  const rename = (one: ProjectId): ProjectId => project(`z${9 - Number(one.slice(1))}`);
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      const costs = new Map([...input.paper.costs].map(([one, cost]) => [rename(one), cost]));
      const renamed: CountInput = {
        ...input,
        paper: { ...input.paper, costs },
        ballots: input.ballots.map((choices) => choices.map(rename)),
      };
      const here = countToTheEnd(input, lots);
      const there = countToTheEnd(renamed, lots.map(rename));
      expect(byProject(there.outcome)).toEqual(byProject(here.outcome, rename));
      expect(there.draws.length).toBe(here.draws.length);
    }),
  );
});

test('conservation: every project has one outcome, every choice is one vote, spent and left make the budget', () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      const { outcome } = countToTheEnd(input, lots);
      const { projects, funded, spentCents, remainderCents, budgetCents, ballotCount, blankCount, steps } = outcome;
      expect(projects.map((one) => one.project).toSorted()).toEqual([...input.paper.costs.keys()].toSorted());
      expect(projects.reduce((sum, { votes }) => sum + votes, 0)).toBe(input.ballots.flat().length);
      expect(spentCents).toBe(sumCents(funded.map((one) => costOn(input.paper, one))));
      expect(spentCents + remainderCents).toBe(budgetCents);
      expect(ballotCount - blankCount).toBe(input.ballots.filter(({ length }) => length > 0).length);
      expect(steps.at(-1)?.leftAfterCents ?? budgetCents).toBe(remainderCents);
      for (const [at, { leftBeforeCents }] of steps.entries()) {
        expect(leftBeforeCents).toBe(steps[at - 1]?.leftAfterCents ?? budgetCents);
      }
    }),
  );
});

test('never over budget, not in any step', () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      const { outcome } = countToTheEnd(input, lots);
      expect(outcome.spentCents).toBeLessThanOrEqual(input.paper.budgetCents);
      for (const step of outcome.steps) expect(step.leftAfterCents).toBeLessThanOrEqual(step.leftBeforeCents);
    }),
  );
});

test("exhaustive: with 'skip' no project with enough votes would still fit in what is left", () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      const rule = { ...input.rule, whenNextDoesNotFit: 'skip' as const };
      const { projects, remainderCents } = countToTheEnd({ ...input, rule }, lots).outcome;
      for (const { reason, costCents } of projects) {
        if (reason.kind === 'skippedNoBudget') expect(costCents).toBeGreaterThan(remainderCents);
        expect(reason.kind).not.toBe('stopped');
      }
    }),
  );
});

test('deterministic: the same input, with projects and draws listed in another order, gives the same outcome', () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      const { outcome, draws } = countToTheEnd(input, lots);
      const costs = new Map([...input.paper.costs].toReversed());
      const again = tallyRound({ ...input, paper: { ...input.paper, costs }, draws: draws.toReversed() });
      expect(JSON.stringify(again)).toBe(JSON.stringify(outcome));
    }),
  );
});

test('reasons: what is funded fitted, what is not funded did not, and the facts say so', () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      for (const { reason, votes, costCents } of countToTheEnd(input, lots).outcome.projects) {
        if (reason.kind === 'noVotes') expect(votes).toBe(0);
        else if (reason.kind === 'belowMinimumVotes') expect(votes).toBeLessThan(reason.minimum);
        else expect(votes).toBeGreaterThanOrEqual(Math.max(1, input.rule.minimumVotes));
        if (reason.kind === 'skippedNoBudget') {
          expect(reason.costCents).toBe(costCents);
          expect(reason.leftCents).toBeLessThan(costCents);
        }
      }
    }),
  );
});

test('on paper: with the drawn lots the outcome is that of the simplest possible count', () => {
  fc.assert(
    fc.property(inputsWithLots, ([input, lots]) => {
      expect(countToTheEnd(input, lots).outcome.funded.toSorted()).toEqual(fundedInOrder(input, lots));
    }),
  );
});

test('lots are asked for exactly when some order among equals would fund others', () => {
  fc.assert(
    fc.property(countInputs, (input) => {
      const orders = permutations([...input.paper.costs.keys()]);
      const outcomes = new Set(orders.map((lots) => fundedInOrder(input, lots).join()));
      expect(tallyRound(input).kind).toBe(outcomes.size === 1 ? 'outcome' : 'tie');
    }),
  );
});
