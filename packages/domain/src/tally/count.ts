import type { Fraction } from '../fraction.ts';
import { candidatesOf } from './candidates.ts';
import { costOf, type Election, type Place } from './election.ts';
import { takeGuaranteed } from './guarantees.ts';
import { type Search, settleHarmless } from './harmless-ties.ts';
import { openPot, type Pot } from './pot.ts';
import type { Count, Counting, CountTie, Progress, Refusal, Rule, Step, TieBreaker } from './rule.ts';

/** Where a method of dividing the money starts: who can still be funded, and what is left for them. */
export interface Ground {
  readonly election: Election;
  /** By place. */
  readonly open: readonly Place[];
  /** The money and the conditions, without what the guarantees took. */
  readonly pot: Pot;
  readonly ties: TieBreaker;
  readonly search: Search;
}

/** What a method of dividing the money came to. */
export interface Division {
  readonly kind: 'division';
  readonly steps: readonly Step[];
  /** The reasons that stand in no step. */
  readonly refused?: ReadonlyMap<Place, Refusal>;
  readonly endowment?: Fraction;
}

/** One way of dividing the money, under which every condition holds already. Takes what it divides from the pot. */
export type Method = (ground: Ground) => Generator<Progress, Division | CountTie, void>;

/**
 * Makes a rule of a method: leaves out who has too few votes, fulfils the guarantees, divides what is left, and gives
 * every project its reason. With too few voters nothing is funded. A tie that no settled order covers ends the count,
 * unless every order among the equal projects funds the same ones. Rule: docs/rules/voorwaarden.md and loten.md.
 */
export function ruleOf(method: Method): Rule {
  return function* count(election: Election, ties: TieBreaker): Counting {
    const search: Search = { hasGivenUp: false };
    const outcome = yield* countOnce(method, election, ties, search);
    if (outcome.kind === 'count') return outcome;
    const settled = yield* settleHarmless(election, ties, search, function* attempt(others) {
      const other = yield* countOnce(method, election, others, search);
      return other.kind === 'count'
        ? { kind: 'funded', funded: other.funded }
        : { kind: 'unsettled', between: other.between };
    });
    return settled === undefined ? outcome : yield* countOnce(method, election, settled, search);
  };
}

function* countOnce(method: Method, election: Election, ties: TieBreaker, search: Search): Counting {
  const opened = openCount(election, ties, search);
  if (opened.kind === 'tie') return opened;
  const division = yield* method(opened.ground);
  return division.kind === 'tie' ? division : closeCount(opened, division);
}

/** A count of which the guarantees are fulfilled, and the money that is left is still to be divided. */
export interface OpenedCount {
  readonly kind: 'opened';
  readonly ground: Ground;
  readonly steps: readonly Step[];
  /** Who takes no part. */
  readonly refused: ReadonlyMap<Place, Refusal>;
}

/** Leaves out who has too few votes and fulfils the guarantees, up to a tie that nobody settled. */
export function openCount(election: Election, ties: TieBreaker, search: Search): OpenedCount | CountTie {
  const candidates = candidatesOf(election);
  const pot = openPot(election);
  const steps = takeGuaranteed(election, candidates.places, pot, ties);
  if ('kind' in steps) return steps;
  const taken = new Set(fundedIn(steps));
  const open = candidates.places.filter((place) => !taken.has(place));
  return { kind: 'opened', ground: { election, open, pot, ties, search }, steps, refused: candidates.refused };
}

/** The finished count, once the money is divided. */
export function closeCount({ ground, steps, refused }: OpenedCount, division: Division): Count {
  const reasons = new Map([...refused, ...(division.refused ?? [])]);
  return countOf(ground.election, [...steps, ...division.steps], reasons, division.endowment);
}

/** The projects that these steps fund, in order. */
export function fundedIn(steps: readonly Step[]): readonly Place[] {
  return steps
    .flatMap(({ projects }) => projects)
    .flatMap(({ project, refusal }) => (refusal === null ? [project] : []));
}

function countOf(
  election: Election,
  steps: readonly Step[],
  refusedBefore: ReadonlyMap<Place, Refusal>,
  endowment: Fraction | undefined,
): Count {
  const funded = fundedIn(steps);
  const refused = new Map(refusedBefore);
  for (const { project, refusal } of steps.flatMap(({ projects }) => projects)) {
    if (refusal !== null) refused.set(project, refusal);
  }
  for (const project of funded) refused.delete(project);
  const spent = funded.reduce((sum, project) => sum + costOf(election, project), 0);
  return { kind: 'count', funded, steps, refused, spent, endowment: endowment ?? null };
}
