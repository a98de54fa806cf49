import { err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import type { OfficialRecord } from '@wijkbegroting/records/official-record.ts';
import { findBox } from '../../database/ballot-box.ts';
import { findCheckpoint } from '../../database/checkpoints.ts';
import type { Databases, UrnDb } from '../../database/client.ts';
import { findHandedInReceipts } from '../../database/handed-in-receipts.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { findEvents, findLastEvent } from '../../database/public-log.ts';
import { findRoundRecord } from '../../database/round-reader.ts';
import { makeOfficialRecord, type RecordSources } from './official-record.ts';
import { countLogged } from './store.ts';

export interface RecordUnknown {
  readonly code: 'outcome-unknown';
}

/** The official record of a round, from the moment that its outcome is public and stands in the log. */
export async function findOfficialRecord(
  { site, urn }: Databases,
  roundId: RoundId,
): Promise<Result<OfficialRecord, RecordUnknown>> {
  const answer = await findOutcomeAnswer(site, roundId);
  if (answer?.status !== 'outcomePublished') return err({ code: 'outcome-unknown' });
  const { outcome, countedAt, publishedAt } = answer;
  const round = await findRoundRecord(site, roundId);
  const box = await findBox(urn, roundId);
  const log = await findLog(urn, roundId);
  if (!outcome || !countedAt || !publishedAt || !round || !box || !log) return err({ code: 'outcome-unknown' });
  return ok(
    makeOfficialRecord({
      record: box.record,
      openingRecordSha256: box.recordHash,
      areas: round.areas.map(({ name }) => name),
      organiser: round.texts.organiser,
      log,
      outcome,
      countedAt,
      publishedAt,
    }),
  );
}

/** Undefined while the log does not tell the result yet. */
async function findLog(urn: UrnDb, roundId: RoundId): Promise<RecordSources['log'] | undefined> {
  const opening = await findLastEvent(urn, roundId, 'OPENING');
  const close = await findLastEvent(urn, roundId, 'CLOSE');
  const reveal = await findLastEvent(urn, roundId, 'KEY_REVEAL');
  const result = await findLastEvent(urn, roundId, 'RESULT');
  const checkpoint = await findCheckpoint(urn, roundId);
  if (!opening || !close || !reveal || !result || checkpoint === undefined) return undefined;
  return {
    ...{ opening, close, reveal, result, checkpoint },
    decisions: await findEvents(urn, roundId, 'DECISION'),
    incidents: await findEvents(urn, roundId, 'INCIDENT'),
    contradictedReceipts: (await findHandedInReceipts(urn, roundId)).length,
    draws: await findEvents(urn, roundId, 'DRAW'),
    logged: await countLogged(urn, roundId),
  };
}
