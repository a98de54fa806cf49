import { electionText } from '@wijkbegroting/audit/count/election-file.ts';
import { ok, type Result, type RoundId } from '@wijkbegroting/domain';
import type { Databases } from '../../database/client.ts';
import { countedBallots } from '../../database/counted-ballots.ts';
import { keepTexts } from './kept-texts.ts';
import { type ExportBallotsError, findPublishedBallots } from './published-ballots.ts';

/**
 * Gives a published round as a Pabulib file, so that anyone can count it with any program; to the byte the one in the audit
 * bundle. Ballots stand in the order of what they say: nothing is left of who cast them or when.
 */
export function electionExporter(databases: Databases) {
  const keep = keepTexts();
  return async (id: RoundId): Promise<Result<string, ExportBallotsError>> => {
    const published = await findPublishedBallots(databases, id);
    if (!published.ok) return published;
    const { record, recordHash, outcome } = published.value;
    return ok(
      await keep(recordHash, async () => {
        const ballots = await countedBallots(databases.urn, record);
        return electionText(
          record,
          outcome.funded,
          ballots.map(({ choices }) => choices),
        );
      }),
    );
  };
}
