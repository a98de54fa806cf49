import fs from 'node:fs';
import { consistencyProof, leafHash, toHex, utf8 } from '@wijkbegroting/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogServer } from '../test/log-server.ts';
import { NOW, type Scene, startScene } from '../test/scene.ts';
import { visitLog, type Witness } from './visit.ts';

let scene: Scene;
let log: LogServer;
let witness: Witness;

beforeEach(async () => {
  scene = await startScene();
  ({ log, witness } = scene);
});

afterEach(() => scene.end());

/** The log signs another history from here on: its leaf at this place is another. */
function rewrite(at: number): void {
  log.leaves[at] = 'something else';
  log.cosignatures = [];
}

describe('a log that contradicts itself is refused, and both heads are kept', () => {
  test.each<[string, number, () => void]>([
    ['shrank', 5, () => log.leaves.pop()],
    ['shrank', 5, () => (log.leaves = [])],
    [
      'forked',
      5,
      () => {
        rewrite(2);
      },
    ],
    [
      'rewritten',
      5,
      () => {
        rewrite(0);
        log.growTo(6);
      },
    ],
    [
      'rewritten',
      5,
      () => {
        rewrite(4);
        log.growTo(9);
      },
    ],
    [
      'rewritten',
      1,
      () => {
        rewrite(0);
        log.growTo(2);
      },
    ],
    ['audit-chain-rewritten', 5, () => (log.audit = undefined)],
    [
      'audit-chain-rewritten',
      5,
      () => {
        log.audit = { count: 6, head: 'a'.repeat(64) };
        log.growTo(6);
      },
    ],
    ['audit-chain-rewritten', 5, () => (log.audit = { count: 7, head: 'b'.repeat(64) })],
  ])('%s after %i leaves', async (contradiction, size, misbehave) => {
    log.growTo(size);
    log.audit = { count: 7, head: 'a'.repeat(64) };
    await visitLog(witness);
    const earlier = scene.kept();
    misbehave();
    log.cosignatures = [];
    log.asked.length = 0;

    const visit = await visitLog(witness);

    expect(visit).toMatchObject({ kind: 'refused', contradiction });
    expect(scene.kept()).toBe(earlier);
    expect(log.asked).not.toContain('POST cosignatures');
    const evidenceFile = visit.kind === 'refused' ? visit.evidenceFile : '';
    const evidence: unknown = JSON.parse(fs.readFileSync(evidenceFile, 'utf8'));
    const heads = { earlier, later: log.note, logKey: log.vkey };
    expect(evidence).toMatchObject({ contradiction, ...heads, seenAt: NOW.toISOString() });
  });

  test('the same evidence is kept once, other evidence beside it', async () => {
    log.growTo(5);
    await visitLog(witness);
    rewrite(1);
    await visitLog(witness);
    await visitLog({ ...witness, now: () => new Date('2027-03-02T12:00:00Z') });
    expect(scene.evidenceFiles()).toHaveLength(1);
    rewrite(2);
    await visitLog(witness);
    expect(scene.evidenceFiles()).toHaveLength(2);
  });

  test('a proof of another log does not help', async () => {
    log.growTo(5);
    await visitLog(witness);
    const honest = log.leaves.map((leaf) => leafHash(utf8(leaf)));
    rewrite(0);
    log.growTo(8);
    const hashes = consistencyProof([...honest, ...honest], 5, 8).map(toHex);
    log.instead.set('GET consistency-proof', (response) => response.end(JSON.stringify({ from: 5, to: 8, hashes })));
    expect(await visitLog(witness)).toMatchObject({ kind: 'refused', contradiction: 'rewritten' });
  });
});
