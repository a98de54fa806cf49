import { expect, test } from 'vitest';
import { simulateRound } from '../src/simulate/simulate-round.ts';
import { SMALL } from './helpers/golden.ts';
import { soak } from './helpers/soak.ts';

/** `npm run soak:tamper -- --edits 100000` does the same for longer. */
const EDITS = 250;

test.each(['public', 'computed'] as const)(
  `of ${EDITS} random edits none that changes the meaning passes: %s draw`,
  async (draw) => {
    const round = await simulateRound({ ...SMALL, voters: 24, paper: 12, projects: 8, draw });
    const { found, harmless, byCheck, missed } = await soak(round, { edits: EDITS, seed: 1 });
    expect(missed).toEqual([]);
    expect(found + harmless).toBe(EDITS);
    expect(found).toBeGreaterThan(EDITS / 2);
    expect(byCheck.size).toBeGreaterThan(15);
  },
  300_000,
);
