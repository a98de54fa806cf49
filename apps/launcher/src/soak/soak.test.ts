import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../bench/temporary-folder.ts';
import { soakArrivals } from './soak-arrivals.ts';
import { soakClosing } from './soak-closing.ts';
import { soakCrash } from './soak-crash.ts';
import { soakNetwork } from './soak-network.ts';
import { setSoakStage, type SoakStage } from './soak-stage.ts';

/** The short forms of `npm run soak:*`; how long anything takes is not looked at here. */
const folder = temporaryFolder();
const onProgress = (): void => undefined;
let stage: SoakStage;

beforeAll(async () => {
  stage = await setSoakStage(folder);
}, 240_000);

afterAll(async () => {
  await stage.close();
  fs.rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('what was confirmed is in the log, once, and nothing else is', { timeout: 240_000 }, () => {
  test('when the box closes under voters', async () => {
    const { facts, faults } = await soakClosing(stage, { times: 2, onProgress });
    expect(faults.filter((fault) => !fault.startsWith('sluiten duurde'))).toEqual([]);
    expect(facts['bevestigd']).toBeGreaterThan(20);
  });

  test.each(['server', 'database'] as const)('when the %s is killed', async (what) => {
    const { facts, faults } = await soakCrash(stage, { kills: 2, what, onProgress });
    expect(faults).toEqual([]);
    expect(facts['bevestigd']).toBeGreaterThan(0);
  });

  test('when the line loses, delays and cuts off', async () => {
    const { facts, faults } = await soakNetwork(stage, { votes: 60, onProgress });
    expect(faults).toEqual([]);
    expect(facts).toMatchObject({ stemmen: 60, bevestigd: 60, vastgelegd: 60 });
    expect(facts['verloren']).toBeGreaterThan(0);
  });

  test('when ballots come at random moments', async () => {
    const { faults } = await soakArrivals(stage, {
      perSecond: 50,
      seconds: 2,
      p99Ms: Number.MAX_SAFE_INTEGER,
      onProgress,
    });
    expect(faults).toEqual([]);
  });
});
