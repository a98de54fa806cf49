import { at } from '../at.ts';

/** Who can bear the costs of which projects: voters with the same of these projects on their ballots stand together. */
export interface Network {
  /** What each project asks, in a unit in which all are whole. */
  readonly costs: readonly number[];
  /** Voters in each bundle. */
  readonly sizes: readonly number[];
  /** The edges of a bundle are those from one place in this list up to the next. */
  readonly starts: readonly number[];
  /** The project of each edge. */
  readonly projects: readonly number[];
}

/** So much money for so many voters. */
export interface Burden {
  readonly money: number;
  readonly voters: number;
}

/**
 * Spreads the costs over the voters with nobody bearing more than the burden. Gives null when that can be done, else the
 * projects of which the cost exceeds by the most what their voters may bear: these cost each voter more than the burden.
 * A flow of the greatest value (Dinic), in whole numbers: all amounts are multiplied by the voters of the burden.
 */
export function tooHeavy(network: Network, burden: Burden): readonly number[] | null {
  const flow = openFlow(network, burden);
  for (;;) {
    if (!findLevels(flow)) break;
    for (const project of flow.demand.keys()) {
      while ((flow.demand[project] as number) > 0) {
        const moved = moveFrom(flow, project, flow.demand[project] as number);
        if (moved === 0) break;
        flow.demand[project] = (flow.demand[project] as number) - moved;
      }
    }
  }
  if (flow.demand.every((rest) => rest === 0)) return null;
  return [...flow.demand.keys()].filter((project) => flow.projectLevel[project] !== UNSEEN);
}

/** What a set of projects costs each voter who supports one of them. */
export function burdenOf({ costs, sizes, starts, projects }: Network, among: readonly number[]): Burden {
  const isIn = costs.map(() => false);
  for (const project of among) isIn[project] = true;
  let voters = 0;
  for (const [bundle, size] of sizes.entries()) {
    for (let edge = starts[bundle] as number; edge < (starts[bundle + 1] as number); edge += 1) {
      if (isIn[projects[edge] as number] !== true) continue;
      voters += size;
      break;
    }
  }
  return { money: among.reduce((sum, project) => sum + at(costs, project), 0), voters };
}

const UNSEEN = -1;

interface Flow {
  /** Costs that nobody bears yet. */
  readonly demand: Float64Array;
  /** What the voters of each bundle can bear still. */
  readonly slack: Float64Array;
  /** What a bundle bears of a project. */
  readonly borne: Float64Array;
  readonly starts: Int32Array;
  readonly projectOf: Int32Array;
  readonly bundleOf: Int32Array;
  readonly edgesOf: readonly Int32Array[];
  /** How many moves away a project or bundle is from a project that has a demand left. */
  readonly projectLevel: Int32Array;
  readonly bundleLevel: Int32Array;
  /** Where the search for a way on goes on. */
  readonly projectNext: Int32Array;
  readonly bundleNext: Int32Array;
}

function openFlow({ costs, sizes, starts, projects }: Network, { money, voters }: Burden): Flow {
  const bundleOf = new Int32Array(projects.length);
  const lists = costs.map((): number[] => []);
  for (const bundle of sizes.keys()) {
    for (let edge = starts[bundle] as number; edge < (starts[bundle + 1] as number); edge += 1) {
      bundleOf[edge] = bundle;
      at(lists, projects[edge] as number).push(edge);
    }
  }
  return {
    demand: Float64Array.from(costs, (cost) => cost * voters),
    slack: Float64Array.from(sizes, (size) => size * money),
    borne: new Float64Array(projects.length),
    starts: Int32Array.from(starts),
    projectOf: Int32Array.from(projects),
    bundleOf,
    edgesOf: lists.map((edges) => Int32Array.from(edges)),
    projectLevel: new Int32Array(costs.length),
    bundleLevel: new Int32Array(sizes.length),
    projectNext: new Int32Array(costs.length),
    bundleNext: new Int32Array(sizes.length),
  };
}

/** Finds the shortest ways from a demand to a bundle with slack; whether there are any. */
function findLevels(flow: Flow): boolean {
  const { demand, slack, starts, edgesOf, bundleOf, projectOf, projectLevel, bundleLevel, borne } = flow;
  projectLevel.fill(UNSEEN);
  bundleLevel.fill(UNSEEN);
  flow.projectNext.fill(0);
  flow.bundleNext.set(starts.subarray(0, bundleLevel.length));
  const queue: number[] = [];
  for (const [project, rest] of demand.entries()) {
    if (rest === 0) continue;
    projectLevel[project] = 0;
    queue.push(project);
  }
  let found = false;
  for (const project of queue) {
    const level = (projectLevel[project] as number) + 1;
    for (const edge of at(edgesOf, project)) {
      const bundle = bundleOf[edge] as number;
      if (bundleLevel[bundle] !== UNSEEN) continue;
      bundleLevel[bundle] = level;
      if ((slack[bundle] as number) > 0) found = true;
      for (let other = starts[bundle] as number; other < (starts[bundle + 1] as number); other += 1) {
        const next = projectOf[other] as number;
        if ((borne[other] as number) === 0 || projectLevel[next] !== UNSEEN) continue;
        projectLevel[next] = level + 1;
        queue.push(next);
      }
    }
  }
  return found;
}

/** Lets voters bear up to so much of a project, where need be in exchange for what they bear of others. */
function moveFrom(flow: Flow, project: number, limit: number): number {
  const edges = at(flow.edgesOf, project);
  const level = (flow.projectLevel[project] as number) + 1;
  for (let next = flow.projectNext[project] as number; next < edges.length; next += 1) {
    flow.projectNext[project] = next;
    const edge = edges[next] as number;
    const bundle = flow.bundleOf[edge] as number;
    if (flow.bundleLevel[bundle] !== level) continue;
    const moved = moveTo(flow, bundle, limit);
    if (moved === 0) continue;
    flow.borne[edge] = (flow.borne[edge] as number) + moved;
    return moved;
  }
  flow.projectNext[project] = edges.length;
  return 0;
}

function moveTo(flow: Flow, bundle: number, limit: number): number {
  const { slack, borne, projectOf, projectLevel, bundleLevel, bundleNext } = flow;
  const room = Math.min(limit, slack[bundle] as number);
  if (room > 0) {
    slack[bundle] = (slack[bundle] as number) - room;
    return room;
  }
  const end = flow.starts[bundle + 1] as number;
  for (let edge = bundleNext[bundle] as number; edge < end; edge += 1) {
    bundleNext[bundle] = edge;
    const project = projectOf[edge] as number;
    if ((borne[edge] as number) === 0 || projectLevel[project] !== (bundleLevel[bundle] as number) + 1) continue;
    const moved = moveFrom(flow, project, Math.min(limit, borne[edge] as number));
    if (moved === 0) continue;
    borne[edge] = (borne[edge] as number) - moved;
    return moved;
  }
  bundleNext[bundle] = end;
  return 0;
}
