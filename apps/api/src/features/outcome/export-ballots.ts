import { err, ok, type ProjectId, type Result, type RoundId } from '@wijkbegroting/domain';
import { findBox } from '../../database/ballot-box.ts';
import type { Databases, SiteDb } from '../../database/client.ts';
import { closedBallots } from '../../database/closed-ballots.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { recheckBallot, roundProof } from '../../protocol/recheck-ballot.ts';
import type { OutcomeRecord } from '../../wire/outcome.ts';
import { csvOf } from '../../wire/csv.ts';

/** Below this many ballots one of them could say something of somebody (ballot-protocol, section 6). */
const FEWEST_BALLOTS = 100;

export type ExportBallotsError =
  { readonly code: 'outcome-unknown' } | { readonly code: 'too-few-ballots'; readonly minimum: number };

/** Every counted ballot, after publication, in the order of their hashes, which says nothing of who or when. */
export async function exportBallots(
  { site, urn }: Databases,
  roundId: RoundId,
): Promise<Result<string, ExportBallotsError>> {
  const outcome = await findPublished(site, roundId);
  const box = await findBox(urn, roundId);
  if (outcome === undefined || box === undefined) return err({ code: 'outcome-unknown' });
  if (outcome.ballotCount < FEWEST_BALLOTS) return err({ code: 'too-few-ballots', minimum: FEWEST_BALLOTS });
  const proof = roundProof(box.record);
  const rows: (readonly [hash: string, choices: string])[] = [];
  for await (const ballot of closedBallots(urn, roundId)) {
    const checked = await recheckBallot(ballot, proof);
    if (checked.ok) rows.push([ballot.bodyHash.toString('hex'), textOf(checked.value)]);
  }
  return ok(csvOf([['ballotHash', 'projects'], ...rows.toSorted(([one], [other]) => (one < other ? -1 : 1))]));
}

async function findPublished(site: SiteDb, roundId: RoundId): Promise<OutcomeRecord | undefined> {
  const answer = await findOutcomeAnswer(site, roundId);
  return answer?.status === 'outcomePublished' ? (answer.outcome ?? undefined) : undefined;
}

function textOf(choices: readonly ProjectId[]): string {
  return choices.join(' ');
}
