import type { KeyObject } from 'node:crypto';
import { boxLength, err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import { type Box, findBox } from '../../database/ballot-box.ts';
import type { UrnDb } from '../../database/client.ts';
import type { KnownHeads } from '../../database/known-heads.ts';
import { findLogKey } from '../../database/log-key.ts';
import { issuerOf } from '../../protocol/ballot-proof.ts';
import { remember } from '../../remember.ts';

export interface BoxUnknown {
  readonly code: 'ballot-box-unknown';
}

/** The box has lost something that was confirmed. Voters' devices try again until people have settled it. */
export interface BoxDoubted {
  readonly code: 'ballot-box-doubted';
}

/** What ballots of a round are checked and confirmed with, ready for use. */
export interface StandingBox {
  readonly roundId: RoundId;
  readonly issuer: KeyObject;
  readonly logKey: KeyObject;
  /** Bytes of every sealed ballot of the round. */
  readonly boxLength: number;
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
  heads: KnownHeads,
): (roundId: string) => Promise<Result<StandingBox, BoxUnknown | BoxDoubted>> {
  const find = remember(async (roundId): Promise<StandingBox | undefined> => {
    const box = await findBox(db, roundId);
    const logKey = await findLogKey(db, roundId, keyEncryption);
    if (box === undefined || logKey === undefined) return undefined;
    const { round, projects } = box.record;
    return { roundId: round.id, issuer: issuerOf(box.record), logKey, boxLength: boxLength(projects.length) };
  });
  return async (roundId) => {
    if (heads.isDoubted(roundId)) return err({ code: 'ballot-box-doubted' });
    const standing = await find(roundId);
    return standing === undefined ? err({ code: 'ballot-box-unknown' }) : ok(standing);
  };
}
