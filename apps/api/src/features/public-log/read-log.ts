import { consistencyProof, err, inclusionProof, ok, type Result, toHex } from '@wijkbegroting/domain';
import { findCheckpoint } from '../../database/checkpoints.ts';
import type { UrnDb } from '../../database/client.ts';
import { findLeafHashes } from '../../database/public-log.ts';
import { countLeaves, findBatch, findCosignedSize, type LeafInPlace, readLeaves } from './store.ts';

export interface LogUnknown {
  readonly code: 'ballot-box-unknown';
}

/** The last head of the log of a round, with the cosignatures under it. */
export async function readCheckpoint(db: UrnDb, roundId: string): Promise<Result<string, LogUnknown>> {
  const note = await findCheckpoint(db, roundId);
  return note === undefined ? err({ code: 'ballot-box-unknown' }) : ok(note);
}

/** A page of leaves from a place on; none beyond the end. */
export async function readLogLeaves(db: UrnDb, roundId: string, from: number) {
  const size = await countLeaves(db, roundId);
  return size === 0
    ? err({ code: 'ballot-box-unknown' as const })
    : ok({ size, from, leaves: await readLeaves(db, roundId, from) });
}

export type ProofRefused = LogUnknown | { readonly code: 'log-size-unknown'; readonly size: number };

/** The proof that the log of the larger size holds that of the smaller one unchanged. */
export async function proveConsistency(
  db: UrnDb,
  roundId: string,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const hashes = await findLeafHashes(db, roundId);
  if (hashes.length === 0) return err({ code: 'ballot-box-unknown' as const });
  if (from < 1 || from > to || to > hashes.length)
    return err({ code: 'log-size-unknown' as const, size: hashes.length });
  return ok({ from, to, hashes: consistencyProof(hashes, from, to).map(toHex) });
}

/** A batch, with the proof that it is in the log of the last head. */
export async function readBatch(db: UrnDb, roundId: string, batch: number) {
  const found = await findBatch(db, roundId, batch);
  const checkpoint = await findCheckpoint(db, roundId);
  if (checkpoint === undefined) return err({ code: 'ballot-box-unknown' as const });
  return found === undefined
    ? err({ code: 'batch-unknown' as const })
    : ok(await provenIn(db, roundId, found, checkpoint));
}

/**
 * The first leaf, with the proof that it is in a log that was seen by others: the last head that a witness cosigned, or the
 * last one as long as there is no such head.
 */
export async function readOpening(db: UrnDb, roundId: string) {
  const [leaf] = await readLeaves(db, roundId, 0);
  const checkpoint = await findCheckpoint(db, roundId, await findCosignedSize(db, roundId));
  return leaf === undefined || checkpoint === undefined
    ? err({ code: 'ballot-box-unknown' as const })
    : ok(await provenIn(db, roundId, { leaf, position: 0 }, checkpoint));
}

async function provenIn(db: UrnDb, roundId: string, found: LeafInPlace, checkpoint: string) {
  const size = Number(checkpoint.split('\n')[1]);
  const hashes = await findLeafHashes(db, roundId);
  return { ...found, hashes: inclusionProof(hashes, found.position, size).map(toHex), checkpoint };
}
