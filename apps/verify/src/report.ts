import { toReadableLine } from '@wijkbegroting/domain';
import type { CheckReport } from '@wijkbegroting/audit/checks/findings.ts';
import { comparisonOf } from './comparison.ts';
import type { VerifiedFile } from './verify-file.ts';

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;
/** Failures shown of one check; `--json` gives more. */
const MOST_SHOWN = 10;

/** The verification for a program: one JSON object. */
export function jsonAnswer({
  ok,
  round,
  publication,
  sha256,
  checks,
  counts,
  outcome,
  official,
}: VerifiedFile): string {
  return JSON.stringify({ ok, bundle: { round, publication, sha256 }, counts, checks, outcome, official });
}

/** The verification for people. */
export function reportOf(verified: VerifiedFile): string {
  const { name, sha256, round, publication, checks, counts } = verified;
  const { ballots, paperBallots, leaves, heads } = counts;
  const lines = [
    toReadableLine(name),
    `  round        ${round ?? 'unknown'}, a bundle for ${publication ?? 'unknown'}`,
    `  sha256       ${sha256}`,
    `  holds        ${ballots} ballots from the box, ${paperBallots} on paper, ${leaves} leaves with ${heads} heads`,
    '',
    ...checks.flatMap(linesOf),
    '',
    ...comparisonOf(verified),
    conclusionOf(checks),
  ];
  return lines.join('\n');
}

function linesOf({ id, title, status, failures, failureCount, needs }: CheckReport): readonly string[] {
  const note = status === 'skipped' ? ` (needs ${needs ?? ''})` : '';
  const shown = failures.slice(0, MOST_SHOWN).map(({ place, message }) => toReadableLine(`      ${place}: ${message}`));
  const more = failureCount - shown.length;
  return [
    `${MARKS[status]} ${id}  ${title}${note}`,
    ...shown.map((line) => `      ${line.trim()}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
}

function conclusionOf(checks: readonly CheckReport[]): string {
  const count = (status: CheckReport['status']): number => checks.filter((check) => check.status === status).length;
  const skipped = count('skipped');
  const notMade = skipped === 0 ? '' : ` ${skipped} of ${checks.length} checks could not be made with this bundle.`;
  if (count('failed') > 0) return `FAILED: ${count('failed')} of ${checks.length} checks do not hold.${notMade}`;
  return skipped === 0 ? 'OK: every check holds.' : `OK: no check failed.${notMade}`;
}
