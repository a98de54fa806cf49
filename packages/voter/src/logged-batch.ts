import { isBatchNumber } from '@wijkbegroting/domain';
import { eventIn, isSha256 } from './logged-leaf.ts';

/** A batch of ballots as its leaf tells it. */
export interface BatchLeaf {
  readonly batch: number;
  /** Ballot hashes in hexadecimal. */
  readonly ballots: readonly string[];
}

/** Reads the leaf of a batch of ballots (docs/protocol.md, section 7); undefined when it is another leaf, or none. */
export function batchIn(leaf: string): BatchLeaf | undefined {
  const event = eventIn(leaf);
  const { batch, ballots } = event ?? {};
  if (event?.['type'] !== 'BALLOT_BATCH' || !isBatchNumber(batch) || !Array.isArray(ballots)) return undefined;
  if (Object.keys(event).length !== 3 || !ballots.every(isSha256)) return undefined;
  return { batch, ballots };
}
