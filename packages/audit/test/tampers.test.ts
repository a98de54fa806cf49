import { beforeAll, describe, expect, test } from 'vitest';
import { CHECK_IDS } from '../src/checks/check-titles.ts';
import type { SimulatedRound } from '../src/simulate/simulate-round.ts';
import { verifyBundle } from '../src/verify-bundle.ts';
import { bundleOf, computedRound, plainRound, publicRound } from './helpers/golden.ts';
import { type Files, openFiles, packFiles } from './helpers/open-files.ts';
import { Tampering } from './helpers/tampering.ts';
import { BALLOT_TAMPERS } from './tampers/ballots.ts';
import { BATCH_TAMPERS } from './tampers/batches.ts';
import { DRAW_TAMPERS } from './tampers/draws.ts';
import { ISSUANCE_TAMPERS } from './tampers/issuance.ts';
import { LOG_TAMPERS } from './tampers/log.ts';
import { OPENING_TAMPERS } from './tampers/opening.ts';
import { RESULT_TAMPERS } from './tampers/result.ts';
import { SPELLING_TAMPERS } from './tampers/spelling.ts';
import type { Tamper } from './tampers/tamper.ts';

const TAMPERS: readonly Tamper[] = [
  ...OPENING_TAMPERS,
  ...LOG_TAMPERS,
  ...ISSUANCE_TAMPERS,
  ...BALLOT_TAMPERS,
  ...BATCH_TAMPERS,
  ...RESULT_TAMPERS,
  ...DRAW_TAMPERS,
  ...SPELLING_TAMPERS,
];

type Kind = NonNullable<Tamper['round']>;
const golden = new Map<Kind, { files: Files; round: SimulatedRound }>();

beforeAll(async () => {
  const [inPublic, computed, plain] = [await publicRound(), await computedRound(), await plainRound()];
  golden.set('plain', { round: plain, files: await openFiles(await bundleOf(plain)) });
  golden.set('public', { round: inPublic, files: await openFiles(await bundleOf(inPublic)) });
  golden.set('computed', { round: computed, files: await openFiles(await bundleOf(computed)) });
  golden.set('totals', { round: inPublic, files: await openFiles(await bundleOf(inPublic, 'totals')) });
}, 60_000);

function start(kind: Kind): Tampering {
  const { files, round } = golden.get(kind)!;
  return new Tampering(files, round);
}

test.each(['public', 'computed', 'plain'] as const)('without tampering every check passes: %s', async (kind) => {
  const bundle = start(kind);
  bundle.renewManifest();
  const { ok, checks, outcome, official } = await verifyBundle(await packFiles(bundle.files));
  expect(checks.flatMap(({ failures }) => failures)).toEqual([]);
  expect(ok).toBe(true);
  expect(outcome).toEqual(official);
  expect(checks.map(({ status }) => status)).toEqual(CHECK_IDS.map(() => 'passed'));
  expect(outcome!.draws).toHaveLength(kind === 'plain' ? 0 : 1);
});

test.each(['public', 'computed'] as const)('signing the log anew without a change changes nothing: %s draw', (kind) => {
  const bundle = start(kind);
  bundle.relog();
  bundle.renameResult();
  bundle.renewManifest();
  expect([...bundle.files].sort()).toEqual([...golden.get(kind)!.files].sort());
});

describe('tampering is found, by the check that it violates', () => {
  test.each(TAMPERS.map((tamper) => [tamper.name, tamper.check, tamper] as const))(
    '%s: %s',
    async (...[, check, one]) => {
      const bundle = start(one.round ?? 'public');
      await one.tamper(bundle);
      if (one.renews !== false) bundle.renewManifest();
      const { ok, checks } = await verifyBundle(await packFiles(bundle.files, one.odd));
      const failed = checks.filter(({ status }) => status === 'failed');
      expect(failed.map(({ id }) => id)).toContain(check);
      expect(ok).toBe(false);
      for (const { failures } of failed) expect(failures[0]).toHaveProperty('place');
    },
  );
});

test('every check is the one that some tampering violates', () => {
  expect([...new Set(TAMPERS.map(({ check }) => check))].sort()).toEqual(CHECK_IDS);
});

test('every tampering has a name of its own', () => {
  expect(new Set(TAMPERS.map(({ name }) => name)).size).toBe(TAMPERS.length);
});
