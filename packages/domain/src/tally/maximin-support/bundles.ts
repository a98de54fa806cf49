import { invariant } from '../../invariant.ts';
import { at } from '../at.ts';
import type { Election, Place } from '../election.ts';
import { type Supporters, supportersOf } from '../equal-shares/supporters.ts';
import type { Network } from './network.ts';

/** The voters by which of the taken projects they support. */
export interface Bundles {
  /** Takes a project with supporters. */
  readonly take: (project: Place) => void;
  /** The network of what was taken, in order, with these projects after it. */
  readonly networkWith: (projects: readonly Place[]) => Network;
  /** Smallest units of money in one unit of the costs of a network. */
  readonly unit: number;
}

/** @throws when the voters times all the money is beyond whole numbers, as `maximinSupport` tells */
export function openBundles(election: Election, projects: readonly Place[]): Bundles {
  const supporters = supportersOf(election);
  const costs = election.projects.map(({ cost }) => cost);
  const unit = projects.reduce((divisor, project) => commonDivisor(divisor, at(costs, project)), 0) || 1;
  const most = Math.floor(election.budget / unit) * Math.max(1, election.voters);
  invariant(Number.isSafeInteger(most), 'the voters times the money is a whole number that can be told from the next');
  const taken: Place[] = [];
  /** The bundle of each group of equal ballots; 0 holds those who support nothing that was taken. */
  const bundleOf = new Int32Array(election.ballots.length);
  const lists: (readonly number[])[] = [[]];
  const sizes: number[] = [election.voters];
  return {
    unit,
    take: (project) => {
      const parts = new Map<number, number>();
      const { groups, voters } = at(supporters, project);
      for (const [entry, group] of groups.entries()) {
        const from = bundleOf[group] as number;
        let to = parts.get(from);
        if (to === undefined) {
          to = lists.push([...at(lists, from), taken.length]) - 1;
          sizes.push(0);
          parts.set(from, to);
        }
        bundleOf[group] = to;
        sizes[from] = (sizes[from] as number) - (voters[entry] as number);
        sizes[to] = (sizes[to] as number) + (voters[entry] as number);
      }
      taken.push(project);
    },
    networkWith: (places) => {
      const parts = splitBy(
        places.map((project) => at(supporters, project)),
        bundleOf,
        taken.length,
      );
      const rest = [...sizes];
      for (const { from, size } of parts) rest[from] = at(rest, from) - size;
      const whole = rest.map((size, bundle) => ({ size, projects: at(lists, bundle) }));
      const split = parts.map(({ from, size, added }) => ({ size, projects: [...at(lists, from), ...added] }));
      const bundles = [...whole, ...split].filter(({ size, projects: list }) => size > 0 && list.length > 0);
      return networkOf(
        [...taken, ...places].map((project) => at(costs, project) / unit),
        bundles,
      );
    },
  };
}

/** A part of a bundle that supports some more projects. */
interface Part {
  readonly from: number;
  readonly added: readonly number[];
  size: number;
}

function splitBy(supporters: readonly Supporters[], bundleOf: Int32Array, first: number): readonly Part[] {
  const added = new Map<number, { readonly list: number[]; readonly voters: number }>();
  for (const [place, { groups, voters }] of supporters.entries()) {
    for (const [entry, group] of groups.entries()) {
      const known = added.get(group);
      if (known === undefined) added.set(group, { list: [first + place], voters: voters[entry] as number });
      else known.list.push(first + place);
    }
  }
  const parts = new Map<string, Part>();
  for (const [group, { list, voters }] of added) {
    const from = bundleOf[group] as number;
    const key = `${from}:${list.join()}`;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { from, added: list, size: voters });
    else part.size += voters;
  }
  return [...parts.values()];
}

function networkOf(
  costs: readonly number[],
  bundles: readonly { readonly size: number; readonly projects: readonly number[] }[],
): Network {
  const starts = [0];
  const projects: number[] = [];
  for (const bundle of bundles) {
    projects.push(...bundle.projects);
    starts.push(projects.length);
  }
  return { costs, sizes: bundles.map(({ size }) => size), starts, projects };
}

function commonDivisor(one: number, other: number): number {
  let [large, small] = [one, other];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}
