import { closeCount, openCount } from './count.ts';
import { type Election, type Place, votesOf } from './election.ts';
import type { Utility } from './equal-shares/supporters.ts';
import { settleHarmless } from './harmless-ties.ts';
import { bestCombinations } from './max-welfare/combinations.ts';
import { choiceAmong } from './max-welfare/kinds.ts';
import { optimaOf, type Optima } from './max-welfare/optima.ts';
import type { CountOutcome, Counting, Refusal, Settled, Step, TieBreaker, TooMuchWork } from './rule.ts';

/** Combinations that are looked at in most cases: some seconds of work. */
export const MOST_COMBINATIONS = 1_000_000;

/**
 * The combination of projects that is worth the most to all voters together, of all that hold to the money and the
 * conditions: with utility 'cost' the sum of votes (points) times costs, with 'count' the sum of votes (points). To
 * compare an outcome with; no rule for a round. What adds nothing is left out. When several combinations are the best,
 * the settled order decides: the one with the first project of it if there is one, then with the next, and so on; without
 * an order there is a tie between the projects in which they differ. Exact; gives up after `most` combinations of
 * projects. Without projects or ballots nothing is funded. Rule: docs/rules/beste-totaal.md.
 */
export function* maxWelfare(
  election: Election,
  utility: Utility,
  ties: TieBreaker,
  most = MOST_COMBINATIONS,
): Counting<CountOutcome> {
  const outcome = yield* countBest(election, utility, ties, most);
  if (outcome.kind !== 'tie' || outcome.turn.kind !== 'guarantee') return outcome;
  let tooMuch: TooMuchWork | undefined;
  const settled = yield* settleHarmless(election, ties, { hasGivenUp: false }, function* attempt(others) {
    const other = yield* countBest(election, utility, others, most);
    if (other.kind === 'count') return { kind: 'funded', funded: other.funded };
    if (other.kind === 'tooMuchWork') tooMuch = other;
    return { kind: 'unsettled', between: other.kind === 'tie' ? other.between : [] };
  });
  if (tooMuch !== undefined) return tooMuch;
  return settled === undefined ? outcome : yield* countBest(election, utility, settled, most);
}

function* countBest(election: Election, utility: Utility, ties: TieBreaker, most: number): Counting<CountOutcome> {
  const opened = openCount(election, ties, { hasGivenUp: false });
  if (opened.kind === 'tie') return opened;
  const { open, pot } = opened.ground;
  const refused = new Map<Place, Refusal>();
  const votes = votesOf(election);
  for (const project of open) {
    const nothing: Refusal = votes[project] === 0 ? { kind: 'noVotes' } : { kind: 'notInBest' };
    refused.set(project, pot.refusal(project) ?? nothing);
  }
  const allowed = open.filter((project) => pot.refusal(project) === null);
  const best = yield* bestCombinations(choiceAmong(election, allowed, pot, utility), most);
  if (best.kind === 'tooMuchWork') return best;
  const optima = optimaOf(best);
  const settled = optima.open.length === 0 ? undefined : ties(optima.open, true);
  const left = pot.left();
  if (optima.open.length > 0 && settled === undefined) {
    return { kind: 'tie', between: optima.open, turn: { kind: 'best' }, left };
  }
  const funded = fundedBy(optima, settled);
  for (const project of funded) pot.take(project);
  const steps = funded.length === 0 ? [] : [stepOf(funded, settled, { before: left, after: pot.left() })];
  return closeCount(opened, { kind: 'division', steps, refused });
}

function fundedBy({ certain, firstBy }: Optima, settled: Settled | undefined): readonly Place[] {
  return settled === undefined ? certain : [...certain, ...firstBy(settled.order)];
}

function stepOf(
  funded: readonly Place[],
  settled: Settled | undefined,
  money: { readonly before: number; readonly after: number },
): Step {
  return {
    turn: { kind: 'best' },
    equal: settled?.order.toSorted((one, other) => one - other) ?? funded,
    taken: settled?.by ?? (funded.length === 1 ? 'alone' : 'together'),
    projects: funded.map((project) => ({ project, refusal: null })),
    leftBefore: money.before,
    leftAfter: money.after,
  };
}
