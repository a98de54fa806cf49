import type { KeyObject } from 'node:crypto';
import { err, ok, type Result } from '@wijkbegroting/domain';
import { type Box, findBox } from '../../database/ballot-box.ts';
import type { UrnDb } from '../../database/client.ts';
import { findReceiptKey } from '../../database/receipt-key.ts';
import { type RoundProof, roundProof } from '../../protocol/recheck-ballot.ts';
import { remember } from '../../remember.ts';

export interface BoxUnknown {
  readonly code: 'ballot-box-unknown';
}

/** What ballots of a round are checked and confirmed with, ready for use. */
export interface StandingBox extends RoundProof {
  readonly receiptKey: KeyObject;
}

/** The box of a round, as it was set ready. */
export async function readBox(db: UrnDb, roundId: string): Promise<Result<Box, BoxUnknown>> {
  const box = await findBox(db, roundId);
  return box === undefined ? err({ code: 'ballot-box-unknown' }) : ok(box);
}

/** Gives the standing box of a round. Nothing about a box changes but its closing, which the database looks after. */
export function standingBoxes(
  db: UrnDb,
  keyEncryption: string,
): (roundId: string) => Promise<Result<StandingBox, BoxUnknown>> {
  const find = remember(async (roundId): Promise<StandingBox | undefined> => {
    const box = await findBox(db, roundId);
    const receiptKey = await findReceiptKey(db, roundId, keyEncryption);
    return box === undefined || receiptKey === undefined ? undefined : { ...roundProof(box.record), receiptKey };
  });
  return async (roundId) => {
    const standing = await find(roundId);
    return standing === undefined ? err({ code: 'ballot-box-unknown' }) : ok(standing);
  };
}
