import { expect, test } from 'vitest';
import { COMPARED_RULES, compareWithNaive, nextElection } from './naive-comparison.ts';
import { seededRandom } from './random-elections.ts';

/** The long form, with as many elections as one likes: scripts/compare-with-naive.ts. */
const ELECTIONS = 2000;

test.each([...COMPARED_RULES])('%s does what its naive twin does, ties included', (_, choice) => {
  const random = seededRandom(20_270_503);
  for (let done = 0; done < ELECTIONS; done += 1) {
    const election = nextElection(random);
    expect({ difference: compareWithNaive(choice, election, random), election }).toEqual({
      difference: undefined,
      election,
    });
  }
});
