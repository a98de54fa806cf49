import {
  err,
  FEWEST_BALLOTS,
  ok,
  type OpeningRecord,
  type ProjectId,
  type Result,
  roundId,
  type RoundId,
} from '@wijkbegroting/domain';
import { findBox } from '../../database/ballot-box.ts';
import type { Databases, SiteDb, UrnDb } from '../../database/client.ts';
import { closedBallots } from '../../database/closed-ballots.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { recheckBallot, roundProof } from '../../protocol/recheck-ballot.ts';
import type { OutcomeRecord } from '../../wire/outcome.ts';
import { csvOf } from '../../wire/csv.ts';

export type ExportBallotsError =
  { readonly code: 'outcome-unknown' } | { readonly code: 'too-few-ballots'; readonly minimum: number };

/** Tables kept at once. Each may be some megabytes, and few rounds are asked for at a time. */
const MAXIMUM_KEPT = 4;

/**
 * Gives every counted ballot, after publication, in the order of their hashes, which says nothing of who or when. What
 * is public never changes and every ballot is proven anew for it, so a table is made once.
 */
export function ballotExporter({ site, urn }: Databases) {
  const tables = new Map<string, Promise<string>>();
  return async (id: RoundId): Promise<Result<string, ExportBallotsError>> => {
    const outcome = await findPublished(site, id);
    const box = await findBox(urn, id);
    if (outcome === undefined || box === undefined) return err({ code: 'outcome-unknown' });
    if (outcome.ballotCount < FEWEST_BALLOTS) return err({ code: 'too-few-ballots', minimum: FEWEST_BALLOTS });
    const { recordHash } = box;
    const table = tables.get(recordHash) ?? tableOf(urn, box.record);
    tables.delete(recordHash);
    tables.set(recordHash, table);
    for (const oldest of [...tables.keys()].slice(0, -MAXIMUM_KEPT)) tables.delete(oldest);
    try {
      return ok(await table);
    } catch (error) {
      tables.delete(recordHash);
      throw error;
    }
  };
}

async function tableOf(urn: UrnDb, record: OpeningRecord): Promise<string> {
  const proof = roundProof(record);
  const rows: (readonly [hash: string, choices: string])[] = [];
  for await (const ballot of closedBallots(urn, roundId(record.round.id))) {
    const checked = await recheckBallot(ballot, proof);
    if (checked.ok) rows.push([ballot.bodyHash.toString('hex'), textOf(checked.value)]);
  }
  return csvOf([['ballotHash', 'projects'], ...rows.toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}

async function findPublished(site: SiteDb, roundId: RoundId): Promise<OutcomeRecord | undefined> {
  const answer = await findOutcomeAnswer(site, roundId);
  return answer?.status === 'outcomePublished' ? (answer.outcome ?? undefined) : undefined;
}

function textOf(choices: readonly ProjectId[]): string {
  return choices.join(' ');
}
