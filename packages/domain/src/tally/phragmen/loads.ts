import { compareFractions, type Fraction, fraction, greatestCommonDivisor, ZERO } from '../../fraction.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place } from '../election.ts';
import { openLedger } from '../equal-shares/ledger.ts';
import { type Supporters, supportersOf } from '../equal-shares/supporters.ts';
import type { Lightest } from '../lightest.ts';

/** What the voters bear of the cost of what was taken, and what each other project would make its supporters bear. */
export interface Loads {
  /** Undefined when there is no project left. */
  readonly lightest: () => Lightest | undefined;
  /** Whether no voter supports two of these, so that each keeps its load when the others are taken. */
  readonly areApart: (lightest: Lightest) => boolean;
  /** Divides the cost of a project over its supporters so that all bear equally much in the end. */
  readonly take: (project: Place) => void;
  /** Leaves a project out for ever. */
  readonly remove: (project: Place) => void;
}

/** A project that was not taken, and what its supporters would bear when it was looked at: later that is only more. */
interface Offer {
  readonly project: Place;
  load: Fraction | null;
  /** How many projects were taken before it was looked at. */
  seen: number;
}

/**
 * Voters who bear nothing yet, and these projects. Voters bear the load of the project that was taken last of what they
 * support, so there are no more different loads than projects taken: all stand over one common denominator.
 */
export function openLoads(election: Election, projects: readonly Place[]): Loads {
  const supporters = supportersOf(election);
  const burdens = openBurdens(election, supporters);
  const offers = new Map<Place, Offer>(
    projects.map((project) => [project, { project, load: burdens.with(project), seen: 0 }]),
  );
  let taken = 0;
  return {
    lightest: () => {
      for (;;) {
        const least = leastOf([...offers.values()]);
        const stale = least.filter(({ seen }) => seen < taken);
        const [first] = least;
        if (first === undefined) return undefined;
        if (stale.length === 0) return { load: first.load, projects: least.map(({ project }) => project) };
        for (const offer of stale) {
          offer.load = burdens.with(offer.project);
          offer.seen = taken;
        }
      }
    },
    areApart: ({ projects: places }) => {
      const groups = places.flatMap((project) => [...at(supporters, project).groups]);
      return new Set(groups).size === groups.length;
    },
    take: (project) => {
      burdens.take(project);
      offers.delete(project);
      taken += 1;
    },
    remove: (project) => offers.delete(project),
  };
}

/** In the order of the offers, which is by place. */
function leastOf(offers: readonly Offer[]): readonly Offer[] {
  let least: Offer[] = [];
  for (const offer of offers) {
    const order = least[0] === undefined ? -1 : compareLoads(offer.load, least[0].load);
    if (order < 0) least = [offer];
    else if (order === 0) least.push(offer);
  }
  return least;
}

/** Null is more than any load. */
function compareLoads(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareFractions(one, other);
}

interface Burdens {
  /** What each supporter of a project would bear with it; null without supporters. */
  readonly with: (project: Place) => Fraction | null;
  readonly take: (project: Place) => void;
}

function openBurdens(election: Election, supporters: readonly Supporters[]): Burdens {
  /** For each group of equal ballots one more than the project of theirs that was taken last; 0: none was. */
  const lastTaken = new Int32Array(election.ballots.length);
  const loads = openLedger(election.projects.length + 1, ZERO);
  /** The cost and what the supporters bear already, over the common denominator, and how many they are. */
  const together = (project: Place): { sum: bigint; count: bigint } => {
    const { groups, voters } = at(supporters, project);
    const counts = new Map<number, number>();
    let count = 0;
    for (const [entry, group] of groups.entries()) {
      const last = lastTaken[group] as number;
      const size = voters[entry] as number;
      counts.set(last, (counts.get(last) ?? 0) + size);
      count += size;
    }
    let sum = BigInt(costOf(election, project)) * loads.denominator();
    for (const [last, size] of counts) sum += loads.moneyOf(last) * BigInt(size);
    return { sum, count: BigInt(count) };
  };
  return {
    with: (project) => {
      const { sum, count } = together(project);
      return count === 0n ? null : fraction(sum, count * loads.denominator());
    },
    take: (project) => {
      const { sum, count } = together(project);
      if (count === 0n) return;
      const divisor = greatestCommonDivisor(sum, count);
      loads.refine(count / divisor);
      loads.write(project + 1, sum / divisor);
      for (const group of at(supporters, project).groups) lastTaken[group] = project + 1;
    },
  };
}
