import fs from 'node:fs';
import path from 'node:path';
import { merkleRoot, toHex } from '@wijkbegroting/domain';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import type { UrnDb } from './client.ts';
import { findLeafHashes } from './public-log.ts';
import { box } from './schema/urn.ts';

const Heads = z.record(z.string(), z.strictObject({ size: z.int().min(1), root: z.string() }));
type Heads = z.output<typeof Heads>;

/** What this machine remembers of the logs, outside the database. */
export interface KnownHeads {
  /** Lays the logs of all rounds beside what was seen before, and remembers where they stand now. */
  look(urn: UrnDb): Promise<void>;
  /** Whether the log of a round is no continuation of what was seen before: an older backup was put back, or worse. */
  isDoubted(roundId: string): boolean;
}

/**
 * Remembers the last head of every log in a file. A database that was put back from an older backup has lost ballots that
 * were confirmed; its boxes stay shut until people have looked, and voters' devices go on trying meanwhile.
 * @param file without one only as long as the process lives
 */
export function knownHeads(file?: string): KnownHeads {
  let heads = readHeads(file);
  const doubted = new Set<string>();
  return {
    isDoubted: (roundId) => doubted.has(roundId),
    look: async (urn) => {
      const seen: Heads = { ...heads };
      for (const { roundId } of await urn.select({ roundId: box.roundId }).from(box).orderBy(asc(box.roundId))) {
        const hashes = await findLeafHashes(urn, roundId);
        const known = heads[roundId];
        const isContinued =
          known === undefined ||
          (known.size <= hashes.length && toHex(merkleRoot(hashes.slice(0, known.size))) === known.root);
        if (!isContinued) doubted.add(roundId);
        else if (hashes.length > 0) seen[roundId] = { size: hashes.length, root: toHex(merkleRoot(hashes)) };
      }
      if (JSON.stringify(seen) !== JSON.stringify(heads)) writeHeads(file, seen);
      heads = seen;
    },
  };
}

function readHeads(file: string | undefined): Heads {
  if (file === undefined || !fs.existsSync(file)) return {};
  return Heads.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}

/** Whole or not at all, also when the power fails. */
function writeHeads(file: string | undefined, heads: Heads): void {
  if (file === undefined) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  const handle = fs.openSync(fresh, 'w', 0o600);
  fs.writeSync(handle, JSON.stringify(heads));
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(fresh, file);
}
