import { fraction } from '../../fraction.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place, votesOf } from '../election.ts';
import type { Lightest } from '../lightest.ts';
import { openBundles } from './bundles.ts';
import { type Burden, burdenOf, type Network, tooHeavy } from './network.ts';

/** How evenly the costs of what was taken can be spread, with one project more. */
export interface Burdens {
  /** Undefined of no projects. Yields after every project that it had to look at. */
  readonly lightest: (projects: readonly Place[]) => Generator<undefined, Lightest | undefined, void>;
  /** Whether the lightest projects make nobody bear more all together than each alone. */
  readonly goTogether: (lightest: Lightest) => boolean;
  /** Takes one of the lightest projects. */
  readonly take: (project: Place) => void;
}

/**
 * Nothing was taken yet. What the most loaded voter bears when costs are spread as evenly as can be, is the highest cost
 * per voter of all sets of projects; that set is found by trying a burden and taking the set that exceeds it by the most,
 * until none does (Dinkelbach 1967). It only grows, so what was found before for a project stays a lower bound.
 */
export function openBurdens(election: Election, projects: readonly Place[]): Burdens {
  const votes = votesOf(election);
  const bundles = openBundles(election, projects);
  const bounds = new Map<Place, Burden>(
    projects.map((project) => {
      return [project, { money: costOf(election, project) / bundles.unit, voters: Math.max(1, at(votes, project)) }];
    }),
  );
  /** The most that anybody bears of what was taken, and with the lightest project. */
  let now: Burden = { money: 0, voters: 1 };
  let next = now;
  const boundOf = (project: Place): Burden => heavier(bounds.get(project) as Burden, now);
  return {
    *lightest(among) {
      const supported = among.filter((project) => votes[project] !== 0);
      if (supported.length === 0) return among.length === 0 ? undefined : { load: null, projects: among };
      let least: Burden | undefined;
      let lightest: Place[] = [];
      for (const project of supported.toSorted((one, other) => compare(boundOf(one), boundOf(other)))) {
        if (least !== undefined && compare(boundOf(project), least) > 0) break;
        const burden = heaviest(bundles.networkWith([project]), boundOf(project), least);
        bounds.set(project, burden);
        const order: number = least === undefined ? -1 : compare(burden, least);
        if (order < 0) [least, lightest] = [burden, [project]];
        else if (order === 0) lightest.push(project);
        yield;
      }
      next = least ?? now;
      const load = fraction(BigInt(next.money) * BigInt(bundles.unit), BigInt(next.voters));
      return { load, projects: lightest.toSorted((one, other) => one - other) };
    },
    goTogether: ({ load, projects: places }) => load === null || tooHeavy(bundles.networkWith(places), next) === null,
    take: (project) => {
      now = next;
      if (votes[project] !== 0) bundles.take(project);
    },
  };
}

/** Negative when the one is less. Exact: the bundles checked that the voters times all the money is a whole number. */
function compare(one: Burden, other: Burden): number {
  return one.money * other.voters - other.money * one.voters;
}

function heavier(one: Burden, other: Burden): Burden {
  return compare(one, other) > 0 ? one : other;
}

/**
 * The highest cost per voter of all sets of projects in a network, given that of some of them. Stops at a set for which it is more than `limit`, as the exact height is of no use then.
 */
function heaviest(network: Network, known: Burden, limit: Burden | undefined): Burden {
  let burden = heavier(burdenOf(network, [...network.costs.keys()]), known);
  for (;;) {
    if (limit !== undefined && compare(burden, limit) > 0) return burden;
    const set = tooHeavy(network, burden);
    if (set === null) return burden;
    burden = burdenOf(network, set);
  }
}
