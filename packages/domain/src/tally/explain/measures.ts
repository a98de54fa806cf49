import { divideFractions, type Fraction, fraction } from '../../fraction.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place, votesOf } from '../election.ts';
import type { Count } from '../rule.ts';

/** Voters who get at least one of the projects they chose, and voters in all, blank ballots included. */
export interface Represented {
  readonly voters: number;
  readonly of: number;
}

/** How many voters get something they chose. */
export function representedBy({ ballots, voters }: Election, funded: readonly Place[]): Represented {
  const chosen = new Set(funded);
  const some = ballots.filter(({ choices }) => choices.some((place) => chosen.has(place)));
  return { voters: some.reduce((sum, group) => sum + group.voters, 0), of: voters };
}

/** Projects that belong together for the reader, such as those of one category or buurt. */
export interface NamedProjects {
  readonly name: string;
  readonly projects: readonly Place[];
}

/** What one group of projects got, beside the votes it had. */
export interface GroupShare {
  readonly name: string;
  readonly projects: number;
  readonly funded: number;
  readonly spent: number;
  /** Votes on the projects of the group; a voter counts once for each of them. */
  readonly votes: number;
}

/** Spending and votes of each group, in the order of the groups. */
export function sharesOf(
  election: Election,
  groups: readonly NamedProjects[],
  funded: readonly Place[],
): readonly GroupShare[] {
  const votes = votesOf(election);
  const chosen = new Set(funded);
  const sum = (places: readonly Place[], amount: (place: Place) => number): number =>
    places.reduce((total, place) => total + amount(place), 0);
  return groups.map(({ name, projects }) => {
    const taken = projects.filter((place) => chosen.has(place));
    return {
      name,
      projects: projects.length,
      funded: taken.length,
      spent: sum(taken, (place) => costOf(election, place)),
      votes: sum(projects, (place) => at(votes, place)),
    };
  });
}

/** How a project was bought under Equal Shares. */
export interface BoughtAt {
  /** What a voter who had enough paid for each point. */
  readonly perPoint: Fraction;
  readonly payers: number;
  readonly emptied: number;
  /** What its supporters had together before. */
  readonly theirs: Fraction;
  /**
   * Cost over what one full payer gave: the points it had, less those of supporters who could not pay in full
   * (equalshares.net calls it the effective vote count). Null for a project that asks nothing.
   */
  readonly effectiveVotes: Fraction | null;
}

/** How each project was bought under Equal Shares, by place; empty under other rules. */
export function boughtAt(election: Election, { steps }: Count): ReadonlyMap<Place, BoughtAt> {
  const prices = steps.flatMap(({ turn }) => (turn.kind === 'share' ? turn.prices : []));
  return new Map(
    prices.map(({ project, price }) => {
      const cost = BigInt(costOf(election, project));
      const effectiveVotes = cost === 0n ? null : divideFractions(fraction(cost), price.perPoint);
      return [project, { ...price, effectiveVotes }];
    }),
  );
}
