import { type BallotPaper, checkBallot, costOn } from '../ballot.ts';
import type { ProjectId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import type { CountRules } from '../round-rules.ts';
import { at } from './at.ts';
import { candidatesOf } from './candidates.ts';
import { type Election, makeElection, type Place } from './election.ts';
import { takeInTurn } from './greedy.ts';
import type { Outcome } from './outcome.ts';
import { openPot } from './pot.ts';
import { rankByScore } from './ranking.ts';
import { idAt, outcomeOf, tieOf } from './round-outcome.ts';
import type { Settled } from './rule.ts';
import { type Draw, isSameList, settle, type Tie } from './tie.ts';

/** Everything a count depends on, and nothing else. */
export interface CountInput {
  readonly paper: BallotPaper;
  /** One list of choices per counted ballot; an empty list is a blank ballot. */
  readonly ballots: readonly (readonly ProjectId[])[];
  readonly rule: CountRules;
  /** The recorded draws; none at the first count. Their order does not matter. */
  readonly draws: readonly Draw[];
}

/** A recorded draw that the count does not ask for, or that does not settle the tie it is for. */
export interface RefusedDraw {
  readonly kind: 'refusedDraw';
  readonly code: 'draw-not-asked' | 'draw-order-incomplete';
  readonly draw: Draw;
}

/** The count is finished, or waits for a draw, or was given a draw that does not belong to it. */
export type Tally = Outcome | Tie | RefusedDraw;

/**
 * Counts a round: most votes first, as long as the money lasts. Stops at the first tie that no recorded draw settles.
 * Without ballots or projects nothing is funded and the whole budget is left. Never picks silently among equals.
 * Rule: docs/rules/stemregels.md, articles 9 to 13.
 * @throws when a ballot is not valid on this paper: ballots are checked before they are counted
 */
export function tallyRound(input: CountInput): Tally {
  const { paper, ballots, rule, draws } = input;
  for (const ballot of ballots) invariant(checkBallot(paper, ballot).ok, 'only valid ballots are counted');
  const election = electionOf(input);
  const { places, refused } = candidatesOf(election);
  const lots = lotsOf(election, draws);
  const steps = takeInTurn({
    groups: rankByScore(election, places),
    pot: openPot(election),
    ties: lots.ties,
    whenNextDoesNotFit: rule.whenNextDoesNotFit,
  });
  const refusedDraw = lots.refused();
  if (refusedDraw !== undefined) return refusedDraw;
  return 'kind' in steps ? tieOf(election, steps) : outcomeOf(input, election, steps, refused);
}

/** The projects by id, so that their order says nothing. A project needs at least one vote: article 10. */
function electionOf({ paper, ballots, rule }: CountInput): Election {
  const ids = [...paper.costs.keys()].toSorted();
  const places = new Map(ids.map((id, place) => [id, place]));
  return makeElection({
    projects: ids.map((id) => ({ id, cost: costOn(paper, id) })),
    budget: paper.budgetCents,
    ballots: ballots.map((ballot) => new Map(ballot.map((id) => [places.get(id) as Place, 1]))),
    conditions: { minimumVotes: Math.max(1, rule.minimumVotes) },
  });
}

/** The recorded draws as a settled order, and what was wrong with one of them. */
function lotsOf(election: Election, draws: readonly Draw[]) {
  const unused = new Set(draws);
  let incomplete: RefusedDraw | undefined;
  const ties = (between: readonly Place[], canMatter: boolean): Settled | undefined => {
    const ids = between.map((place) => idAt(election, place));
    const draw = canMatter ? [...unused].find((one) => isSameList(one.between, ids)) : undefined;
    if (draw === undefined) return undefined;
    unused.delete(draw);
    const settled = settle({ between: ids }, draw);
    if (!settled.ok) {
      incomplete = { kind: 'refusedDraw', code: 'draw-order-incomplete', draw };
      return undefined;
    }
    return { order: settled.value.map((id) => at(between, ids.indexOf(id))), by: 'drawn', settles: 'all' };
  };
  const refused = (): RefusedDraw | undefined => {
    const [draw] = unused;
    return incomplete ?? (draw === undefined ? undefined : { kind: 'refusedDraw', code: 'draw-not-asked', draw });
  };
  return { ties, refused };
}
