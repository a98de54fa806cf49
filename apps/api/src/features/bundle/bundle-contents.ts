import type { BundleContents } from '@wijkbegroting/audit/bundle/bundle-files.ts';
import { electionText } from '@wijkbegroting/audit/count/election-file.ts';
import { invariant } from '@wijkbegroting/domain';
import type { OutcomeRecord } from '@wijkbegroting/records/outcome.ts';
import { type Box } from '../../database/ballot-box.ts';
import { findCheckpoint } from '../../database/checkpoints.ts';
import type { UrnDb } from '../../database/client.ts';
import { countedBallots } from '../../database/counted-ballots.ts';
import { findHandedInReceipts } from '../../database/handed-in-receipts.ts';
import { findLastEvent } from '../../database/public-log.ts';
import { allLeaves, bundledBallots, headSizes } from './store.ts';

/** Everything that a published round leaves behind, from its ballot box and the outcome. */
export async function bundleContents(
  urn: UrnDb,
  { record }: Box,
  { steps, ...result }: OutcomeRecord,
): Promise<BundleContents> {
  const { id } = record.round;
  const close = await findLastEvent(urn, id, 'CLOSE');
  const reveal = await findLastEvent(urn, id, 'KEY_REVEAL');
  invariant(close !== undefined && reveal !== undefined, 'a published round was closed and opened');
  const counted = await countedBallots(urn, record);
  return {
    record,
    leaves: await allLeaves(urn, id),
    heads: await headsOf(urn, id),
    ballots: bundledBallots(urn, id),
    paper: [],
    close,
    reveal,
    receipts: await findHandedInReceipts(urn, id),
    draws: result.draws.flatMap(({ minutes, ...draw }) => (minutes === null ? [] : [{ ...draw, minutes }])),
    result,
    steps,
    decisions: [],
    election: electionText(
      record,
      result.funded,
      counted.map(({ choices }) => choices),
    ),
  };
}

async function headsOf(urn: UrnDb, roundId: string): Promise<BundleContents['heads']> {
  const heads: { size: number; note: string }[] = [];
  for (const size of await headSizes(urn, roundId)) {
    const note = await findCheckpoint(urn, roundId, size);
    invariant(note !== undefined, 'a head that was listed is there');
    heads.push({ size, note });
  }
  return heads;
}
