import { bundleFiles, publicationsOf } from '@wijkbegroting/audit/bundle/bundle-files.ts';
import { writeBundle } from '@wijkbegroting/audit/bundle/write-bundle.ts';
import { err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import type { BundlePublication } from '@wijkbegroting/records/manifest.ts';
import { findBox } from '../../database/ballot-box.ts';
import { findCheckpoint } from '../../database/checkpoints.ts';
import type { Databases } from '../../database/client.ts';
import { findHandedInReceipts } from '../../database/handed-in-receipts.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { bundleContents } from './bundle-contents.ts';
import type { KeptFiles } from './kept-files.ts';

export type BundleRefused =
  { readonly code: 'outcome-unknown' } | { readonly code: 'too-few-ballots'; readonly minimum: number };

export interface FindBundle {
  readonly roundId: RoundId;
  /** The auditor gets everything, the public what the number of ballots allows. */
  readonly isAuditor: boolean;
}

/**
 * The audit bundle of a published round as a file; made once, and anew when a witness has cosigned or a voter has handed in
 * a receipt since.
 * @returns the path
 */
export async function findBundle(
  { site, urn }: Databases,
  kept: KeptFiles,
  { roundId, isAuditor }: FindBundle,
): Promise<Result<string, BundleRefused>> {
  const answer = await findOutcomeAnswer(site, roundId);
  const outcome = answer?.status === 'outcomePublished' ? answer.outcome : null;
  const box = await findBox(urn, roundId);
  const checkpoint = await findCheckpoint(urn, roundId);
  if (outcome === null || box === undefined || checkpoint === undefined) return err({ code: 'outcome-unknown' });
  const publication = publicationFor(publicationsOf(box.record, outcome.ballotCount), isAuditor);
  if (publication === undefined) return err({ code: 'too-few-ballots', minimum: box.record.publication.totalsFrom });
  const facts = { round: roundId, softwareVersion: box.record.softwareVersion, publication };
  const handedIn = (await findHandedInReceipts(urn, roundId)).length;
  const path = await kept(`${roundId} ${publication} ${checkpoint} ${String(handedIn)}`, async (sink) => {
    await writeBundle(facts, bundleFiles(publication, await bundleContents(urn, box, outcome)), sink);
  });
  return ok(path);
}

function publicationFor(allowed: readonly BundlePublication[], isAuditor: boolean): BundlePublication | undefined {
  return allowed.find((one) => (one === 'auditor') === isAuditor) ?? allowed.find((one) => one === 'all');
}
