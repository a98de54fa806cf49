import { ok, type OpeningRecord, type Result, type RoundId } from '@wijkbegroting/domain';
import type { Databases, UrnDb } from '../../database/client.ts';
import { csvOf } from '../../wire/csv.ts';
import { keepTexts } from './kept-texts.ts';
import { countedBallots } from '../../database/counted-ballots.ts';
import { type ExportBallotsError, findPublishedBallots } from './published-ballots.ts';

/**
 * Gives every counted ballot, after publication, in the order of their hashes, which says nothing of who or when.
 */
export function ballotExporter(databases: Databases) {
  const keep = keepTexts();
  return async (id: RoundId): Promise<Result<string, ExportBallotsError>> => {
    const published = await findPublishedBallots(databases, id);
    if (!published.ok) return published;
    const { record, recordHash } = published.value;
    return ok(await keep(recordHash, () => tableOf(databases.urn, record)));
  };
}

async function tableOf(urn: UrnDb, record: OpeningRecord): Promise<string> {
  const ballots = await countedBallots(urn, record);
  return csvOf([['ballotHash', 'projects'], ...ballots.map(({ hash, choices }) => [hash, choices.join(' ')])]);
}
