import type { UrnDb } from '@wijkbegroting/api/database/client.ts';
import { findEvents } from '@wijkbegroting/api/database/public-log.ts';

/** What was confirmed to voters, laid beside what the log holds after closing. */
export interface Comparison {
  readonly acknowledged: number;
  readonly recorded: number;
  /** Confirmed, and not in the log. */
  readonly lost: number;
  /** In the log, and nobody was told; that can be when the answer was lost. */
  readonly unconfirmed: number;
  /** In the log more than once. */
  readonly doubled: number;
}

/** Compares hash by hash. @param acknowledged hashes of the receipts, each of another voter */
export async function compareWithLog(
  urn: UrnDb,
  roundId: string,
  acknowledged: ReadonlySet<string>,
): Promise<Comparison> {
  const logged = (await findEvents(urn, roundId, 'BALLOT_BATCH')).flatMap(({ ballots }) => ballots);
  const recorded = new Set(logged);
  return {
    acknowledged: acknowledged.size,
    recorded: recorded.size,
    lost: [...acknowledged].filter((hash) => !recorded.has(hash)).length,
    unconfirmed: [...recorded].filter((hash) => !acknowledged.has(hash)).length,
    doubled: logged.length - recorded.size,
  };
}
