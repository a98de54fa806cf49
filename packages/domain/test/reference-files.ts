import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Election, makeElection, type Place, scoresOf } from '../src/tally/election.ts';
import { type CountTie, finish, type TieBreaker } from '../src/tally/rule.ts';
import { ruleFor, type DividingRule } from '../src/tally/rules.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the elections of Pabulib are that others counted as well; they are no part of the product. */
export const REFERENCE_FOLDER = process.env['PABULIB_DIR'] ?? `${REPOSITORY}../shared/data/pabulib`;

/** A random election and what the reference program made of it. */
export interface ReferenceElection {
  readonly id: string;
  readonly election: Election;
  /** Outcomes by rule and tie order, such as `phragmen|lex`: names of projects, or a list of such outcomes. */
  readonly outcomes: Readonly<Record<string, unknown>>;
}

interface Line {
  readonly id: string;
  readonly budget_cents: number;
  readonly increment_cents: number;
  readonly projects: readonly { readonly id: string; readonly cost_cents: number }[];
  readonly ballots: readonly Readonly<Record<string, number>>[];
  readonly rules: Readonly<Record<string, unknown>>;
}

/** The random elections in a file of the folder; undefined when it is not there. */
export function readReferenceElections(name: string): readonly ReferenceElection[] | undefined {
  const path = `${REFERENCE_FOLDER}/random/${name}`;
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((text) => {
    const line = JSON.parse(text) as Line;
    const ids = line.projects.map(({ id }) => id);
    const election = makeElection({
      projects: line.projects.map(({ id, cost_cents: cost }) => ({ id, cost })),
      budget: line.budget_cents,
      currencyUnit: line.increment_cents,
      ballots: line.ballots.map(
        (ballot) => new Map(Object.entries(ballot).map(([id, points]) => [ids.indexOf(id), points])),
      ),
    });
    return { id: line.id, election, outcomes: line.rules };
  });
}

/**
 * The orders with which the reference program settles ties: 'lex' by name, and 'es' by lower cost, then more votes or
 * points, then name. Names are compared as texts.
 */
export function referenceOrder(election: Election, tie: string): readonly Place[] {
  const { projects } = election;
  const scores = scoresOf(election);
  const byName = [...projects.keys()].toSorted((one, other) =>
    (projects[one]?.id ?? '') < (projects[other]?.id ?? '') ? -1 : 1,
  );
  if (tie === 'lex') return byName;
  const costOf = (place: Place): number => projects[place]?.cost ?? 0;
  return byName.toSorted((one, other) => costOf(one) - costOf(other) || (scores[other] ?? 0) - (scores[one] ?? 0));
}

/** The names of projects, sorted as texts, in one text. */
function namesOf({ projects }: Election, places: readonly Place[]): string {
  return places
    .map((place) => projects[place]?.id ?? '')
    .toSorted()
    .join();
}

/** All sets of funded projects, as their names, that some order among equal projects leads to, without conditions. */
export function outcomesOverDraws(choice: DividingRule, election: Election): ReadonlySet<string> {
  const outcomes = new Set<string>();
  const waiting: ReadonlyMap<string, readonly Place[]>[] = [new Map()];
  for (;;) {
    const draws = waiting.pop();
    if (draws === undefined) return outcomes;
    const ties: TieBreaker = (between) => {
      const order = draws.get(between.join());
      return order === undefined ? undefined : { order, by: 'drawn', settles: 'first' };
    };
    const outcome = finish(ruleFor(choice)(election, ties));
    if (outcome.kind === 'count') outcomes.add(namesOf(election, outcome.funded));
    else
      for (const order of ordersOf(outcome, election)) waiting.push(new Map(draws).set(outcome.between.join(), order));
  }
}

/**
 * Enough orders of equal projects to lead to every outcome. A greedy count uses up the whole order: each list of
 * projects to which no further one fits comes first once. The other rules only look at who is first.
 */
function ordersOf({ between, turn, left }: CountTie, { projects }: Election): readonly (readonly Place[])[] {
  const costOf = (place: Place): number => projects[place]?.cost ?? 0;
  const isGreedy = turn.kind === 'score' || turn.kind === 'scorePerCost';
  const firsts = isGreedy ? fullLists(between, left, costOf) : between.map((place) => [place]);
  return firsts.map((first) => [...first, ...between.filter((place) => !first.includes(place))]);
}

function fullLists(
  places: readonly Place[],
  left: number,
  costOf: (place: Place) => number,
): readonly (readonly Place[])[] {
  const lists: Place[][] = [];
  for (let members = 0; members < 2 ** places.length; members += 1) {
    const list = places.filter((_, at) => (members & (1 << at)) !== 0);
    const rest = left - list.reduce((sum, place) => sum + costOf(place), 0);
    if (rest >= 0 && places.every((place) => list.includes(place) || costOf(place) > rest)) lists.push(list);
  }
  return lists;
}
