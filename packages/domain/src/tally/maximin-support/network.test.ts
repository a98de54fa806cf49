import { expect, test } from 'vitest';
import { type Random, seededRandom } from '../../../test/random-elections.ts';
import { type Burden, burdenOf, type Network, tooHeavy } from './network.ts';

/** Bundles of voters, each with the projects that they support. */
function network(costs: readonly number[], bundles: readonly (readonly [size: number, projects: number[]])[]): Network {
  const starts = [0];
  for (const [, projects] of bundles) starts.push((starts.at(-1) ?? 0) + projects.length);
  return {
    costs,
    sizes: bundles.map(([size]) => size),
    starts,
    projects: bundles.flatMap(([, projects]) => projects),
  };
}

/** Three projects that cost 6, 4 and 2; three voters for the first two, one for the first, two for the last two. */
const VOTES = network(
  [6, 4, 2],
  [
    [3, [0, 1]],
    [1, [0]],
    [2, [1, 2]],
  ],
);

test.each([
  [[], { money: 0, voters: 0 }],
  [[0], { money: 6, voters: 4 }],
  [[1], { money: 4, voters: 5 }],
  [[2], { money: 2, voters: 2 }],
  [[0, 1], { money: 10, voters: 6 }],
  [[0, 2], { money: 8, voters: 6 }],
  [[0, 1, 2], { money: 12, voters: 6 }],
])('the projects %j cost their supporters %o together', (projects, burden) => {
  expect(burdenOf(VOTES, projects)).toEqual(burden);
});

test.each<[string, Burden, readonly number[] | null]>([
  ['2 for each is enough for all', { money: 2, voters: 1 }, null],
  ['a little less is not', { money: 199, voters: 100 }, [0, 1, 2]],
  ['3 for each is more than enough', { money: 3, voters: 1 }, null],
  ['nothing for each is too little for all', { money: 0, voters: 1 }, [0, 1, 2]],
])('%s', (_, burden, heavy) => {
  expect(tooHeavy(VOTES, burden)).toEqual(heavy);
});

test('without projects, or with projects that cost nothing, nothing is too heavy', () => {
  expect(tooHeavy(network([], []), { money: 0, voters: 1 })).toBeNull();
  expect(tooHeavy(network([0], [[1, [0]]]), { money: 0, voters: 1 })).toBeNull();
});

function whole(random: Random, most: number): number {
  return Math.floor(random() * (most + 1));
}

function randomNetwork(random: Random): Network {
  const costs = Array.from({ length: 1 + whole(random, 4) }, () => whole(random, 12));
  const bundles = Array.from({ length: 1 + whole(random, 6) }, (): [number, number[]] => [
    1 + whole(random, 3),
    [...costs.keys()].filter(() => random() < 0.4),
  ]);
  return network(
    costs,
    bundles.filter(([, projects]) => projects.length > 0),
  );
}

/** By how much the cost of each set of projects, by its number in binary, exceeds what its voters may bear. */
function excesses(votes: Network, { money, voters }: Burden): readonly number[] {
  const places = [...votes.costs.keys()];
  return Array.from({ length: 2 ** places.length }, (_, bits) => {
    const burden = burdenOf(
      votes,
      places.filter((place) => (bits >> place) & 1),
    );
    return burden.money * voters - burden.voters * money;
  });
}

test('of all sets of projects it finds one that exceeds the burden by the most, and none when no set does', () => {
  const random = seededRandom(12);
  for (let done = 0; done < 400; done += 1) {
    const votes = randomNetwork(random);
    const burden = { money: whole(random, 9), voters: 1 + whole(random, 3) };
    const most = Math.max(...excesses(votes, burden));
    const heavy = tooHeavy(votes, burden);
    const found = heavy === null ? { money: 0, voters: 0 } : burdenOf(votes, heavy);
    expect(found.money * burden.voters - found.voters * burden.money).toBe(most);
    expect(heavy === null).toBe(most === 0);
  }
});
