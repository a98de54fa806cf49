import type { OpeningRecord, TallyStep } from '@wijkbegroting/domain';
import type { Manifest } from '@wijkbegroting/records/manifest.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import { readBallots, type ReadBallot, workHere } from './ballots/read-ballots.ts';
import type { StartSliceWorkers } from './ballots/slice.ts';
import { openBundle } from './bundle/read-bundle.ts';
import { countAnew, factsToCount } from './checks/count-anew.ts';
import { type Evidence, leavesOf } from './checks/evidence.ts';
import { type CheckReport, startFindings } from './checks/findings.ts';
import { CHECK_IDS } from './checks/check-titles.ts';
import { gatherEvidence } from './checks/gather-evidence.ts';
import { readCanonical } from './checks/read-json.ts';
import { checkManifest, checkZip } from './checks/v01-manifest.ts';
import { checkRootsOfHeads, checkSignaturesOfHeads } from './checks/v03-heads.ts';
import { checkOpening } from './checks/v09-opening.ts';
import { checkProjects } from './checks/v11-projects.ts';
import { checkRecord } from './checks/v12-budget.ts';
import { checkKeys, checkReveal } from './checks/v13-keys.ts';
import { checkUnchanged } from './checks/v16-unchanged.ts';
import { checkStatement } from './checks/v19-issuance.ts';
import { checkPaper } from './checks/v22-paper.ts';
import { checkBallotsTogether } from './checks/v24-ballots.ts';
import { checkBatches } from './checks/v25-batches.ts';
import { checkOrder } from './checks/v27-order.ts';
import { checkReceipts, type GivenReceipt } from './checks/v29-receipts.ts';
import { checkWhichCount } from './checks/v32-invalid.ts';
import { checkResult } from './checks/v34-result.ts';
import { checkMoney, readTrace } from './checks/v36-money.ts';
import { checkDraws } from './checks/v37-draws.ts';
import { checkComputedDraws } from './checks/v38-computed-draws.ts';
import { checkNamed, checkPublication } from './checks/v40-publication.ts';
import type { CountedBallots } from './count/count-ballots.ts';

/** How far a verification is. */
export interface VerifyProgress {
  readonly ballots: number;
  /** As the closing statement says; null when there is none. */
  readonly of: number | null;
}

export interface VerifyOptions {
  /** Receipts that somebody kept, to look for besides those in the bundle. */
  readonly receipts?: readonly GivenReceipt[];
  readonly onProgress?: (progress: VerifyProgress) => void;
  /** Who checks the ballots; without it, this thread. */
  readonly startWorkers?: StartSliceWorkers;
}

/** What came out of a verification. */
export interface Verification {
  /** Whether no check failed. Some may have been skipped, see `checks`. */
  readonly ok: boolean;
  /** Why the file is no zip that can be opened; null when it is one. */
  readonly unreadable: string | null;
  readonly round: string | null;
  readonly publication: Manifest['publication'] | null;
  /** In their order, each once. */
  readonly checks: readonly CheckReport[];
  /** Counted anew; null where that was not possible, as with totals only. */
  readonly outcome: ResultFile | null;
  readonly steps: readonly TallyStep[] | null;
  /** What the bundle says the outcome is. */
  readonly official: ResultFile | null;
  readonly record: OpeningRecord | null;
  readonly counts: {
    readonly leaves: number;
    readonly heads: number;
    readonly batches: number;
    readonly ballots: number;
    readonly voters: number;
    readonly paperBallots: number;
  };
}

/**
 * Verifies an audit bundle: makes every check of docs/protocol.md, section 11, and counts anew. Needs nothing but the
 * bundle. Reports everything that is wrong, and throws for nothing that can be in a file.
 */
export async function verifyBundle(blob: Blob, options: VerifyOptions = {}): Promise<Verification> {
  const findings = startFindings();
  const opened = await openBundle(blob);
  if (!opened.ok) {
    findings.fail('V01', 'zip', `cannot be read: ${opened.error}`);
    findings.skip(CHECK_IDS, 'a zip that can be read');
    return { ...withoutBundle(findings.reports()), unreadable: opened.error };
  }
  const evidence = await gatherEvidence(opened.value, findings);
  checkZip(evidence);
  await checkLog(evidence);
  const tallySecret = await checkReveal(evidence);
  const batchOf = checkBatches(evidence);
  const ballots = await readBallots(
    evidence,
    { record: evidence.record, tallySecret },
    {
      startWorkers: options.startWorkers ?? workHere,
      onBallots: (done) => options.onProgress?.({ ballots: done, of: batchOf.size }),
    },
  );
  checkBallotsTogether(evidence, ballots, batchOf);
  await checkReceipts(evidence, options.receipts ?? [], batchOf);
  const count = await checkTally(evidence, ballots, tallySecret);
  await checkManifest(evidence);
  return verificationOf(findings.reports(), evidence, ballots, count);
}

async function checkLog(evidence: Evidence): Promise<void> {
  const { findings, recordFile, leaves } = evidence;
  await checkSignaturesOfHeads(evidence);
  checkRootsOfHeads(evidence);
  await checkOpening(evidence);
  const raw = recordFile && readCanonical(recordFile.text, recordFile.place, { ...findings, fail: () => undefined });
  checkProjects(evidence, raw);
  checkRecord(evidence);
  await checkKeys(evidence);
  checkUnchanged(evidence);
  checkStatement(evidence);
  checkPaper(evidence);
  checkOrder(evidence);
  if (leaves.length === 0) findings.skip(['V25', 'V26', 'V27', 'V28'], 'the leaves of the log');
}

async function checkTally(
  evidence: Evidence,
  ballots: readonly ReadBallot[],
  tallySecret: Uint8Array | undefined,
): Promise<CountedBallots | undefined> {
  const steps = readTrace(evidence);
  const facts = factsToCount(evidence, ballots);
  if (facts !== undefined) checkWhichCount(evidence, facts, ballots);
  const count = facts && countAnew(evidence, facts);
  if (count !== undefined) await checkResult(evidence, count);
  checkMoney(evidence, steps);
  checkDraws(evidence, steps);
  checkComputedDraws(evidence, tallySecret);
  checkNamed(evidence);
  checkPublication(evidence, count?.result.ballotCount);
  return count;
}

function verificationOf(
  checks: readonly CheckReport[],
  evidence: Evidence,
  ballots: readonly ReadBallot[],
  count: CountedBallots | undefined,
): Verification {
  const { record = null, manifest, result, leaves, heads, paper } = evidence;
  const { result: outcome = null, steps = null } = count ?? {};
  return {
    ...withoutBundle(checks),
    round: record?.round.id ?? null,
    publication: manifest?.value?.publication ?? null,
    outcome,
    steps,
    official: result?.value ?? null,
    record,
    counts: {
      leaves: leaves.length,
      heads: heads.length,
      batches: leavesOf(evidence, 'BALLOT_BATCH').length,
      ballots: ballots.length,
      voters: new Set(ballots.map(({ voterKey }) => voterKey)).size,
      paperBallots: paper.reduce((sum, { value }) => sum + (value?.ballots.length ?? 0), 0),
    },
  };
}

function withoutBundle(checks: readonly CheckReport[]): Verification {
  return {
    ok: checks.every(({ status }) => status !== 'failed'),
    unreadable: null,
    round: null,
    publication: null,
    checks,
    outcome: null,
    steps: null,
    official: null,
    record: null,
    counts: { leaves: 0, heads: 0, batches: 0, ballots: 0, voters: 0, paperBallots: 0 },
  };
}
