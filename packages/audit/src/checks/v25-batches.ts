import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leavesOf, statementOf } from './evidence.ts';
import { isSortedBy } from './is-sorted.ts';

/** Ballots in every batch but the last, at least. */
const SMALLEST_BATCH = 10;

/** V25 and V26, by the log alone. @returns the batch that each ballot is in, by ballot hash */
export function checkBatches(evidence: Evidence): ReadonlyMap<string, number> {
  const { findings } = evidence;
  const batches = leavesOf(evidence, 'BALLOT_BATCH');
  const batchOf = new Map<string, number>();
  batches.forEach(({ event, place }, at) => {
    const { batch, ballots } = event;
    if (batch !== at + 1) findings.fail('V26', place, `is batch ${batch}, not ${at + 1}`);
    if (!isSortedBy(ballots, (hash) => hash)) findings.fail('V26', place, 'is not sorted');
    const isLast = at === batches.length - 1;
    const smallest = isLast ? 1 : SMALLEST_BATCH;
    if (ballots.length < smallest)
      findings.fail('V26', place, `holds ${ballots.length} ballots, fewer than ${smallest}`);
    for (const hash of ballots) {
      const other = batchOf.get(hash);
      if (other === undefined) batchOf.set(hash, batch);
      else findings.fail('V25', place, `ballot ${hash} is in batch ${other} too`);
    }
  });
  const statement = statementOf(evidence);
  if (statement !== undefined && statement.batches !== batches.length) {
    findings.fail('V26', PATHS.statement, `${statement.batches} batches, but ${batches.length} in the log`);
  }
  if (statement !== undefined && statement.ballots !== batchOf.size) {
    findings.fail('V25', PATHS.statement, `${statement.ballots} ballots, but ${batchOf.size} in the log`);
  }
  return batchOf;
}
