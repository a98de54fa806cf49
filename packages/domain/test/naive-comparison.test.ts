import { expect, test } from 'vitest';
import { COMPARED_RULES, compareWithNaive, nextElection } from './naive-comparison.ts';
import { seededRandom } from './random-elections.ts';

/** The long form, with as many elections as one likes: scripts/compare-with-naive.ts. */
const ELECTIONS = 2000;

/** With a greedy count behind it, which is compared on its own as well. */
const ELECTIONS_IN_TWO_PARTS = 500;

test.each([...COMPARED_RULES])('%s does what its naive twin does, ties included', (name, rule) => {
  const elections = name.includes('+') ? ELECTIONS_IN_TWO_PARTS : ELECTIONS;
  const random = seededRandom(20_270_503);
  for (let done = 0; done < elections; done += 1) {
    const election = nextElection(random);
    expect({ difference: compareWithNaive(rule, election, random), election }).toEqual({
      difference: undefined,
      election,
    });
  }
});
