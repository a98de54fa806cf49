import { ballotPaperOf } from '@wijkbegroting/domain';
import type { InvalidReason, ResultFile } from '@wijkbegroting/records/outcome.ts';
import type { ReadBallot } from '../ballots/read-ballots.ts';
import { PATHS } from '../bundle/paths.ts';
import { type BallotsToCount, latestBallots, type OpenedBallot } from '../count/count-ballots.ts';
import { type JudgedPaper, judgePaper } from '../count/paper-ballots.ts';
import type { CheckId } from './check-titles.ts';
import type { Evidence } from './evidence.ts';

/** V30 to V33: which ballots count, and why the others do not, beside what the result says of them. */
export function checkWhichCount(
  evidence: Evidence,
  { record, ballots, paper }: BallotsToCount,
  read: readonly ReadBallot[],
): void {
  const official = evidence.result?.value;
  if (official === undefined) {
    evidence.findings.skip(['V30', 'V31', 'V32', 'V33'], 'the result');
    return;
  }
  const latest = latestBallots(ballots);
  checkReasons(evidence, official, latest, read);
  checkInvalidPaper(evidence, official, judgePaper(paper, ballotPaperOf(record)));
  checkReplaced(evidence, official, ballots.length - latest.length, latest.length);
}

function checkReasons(
  { findings }: Evidence,
  official: ResultFile,
  latest: readonly OpenedBallot[],
  ballots: readonly ReadBallot[],
): void {
  const listed = new Map(official.invalidBallots.map(({ ballotHash, reason }) => [ballotHash, reason]));
  if (listed.size < official.invalidBallots.length) {
    findings.fail('V32', `${PATHS.result}: invalidBallots`, 'lists a ballot twice');
  }
  const lineOf = new Map(ballots.map(({ ballotHash, line }) => [ballotHash, line]));
  const isLatest = new Set(latest.map(({ ballotHash }) => ballotHash));
  for (const { ballotHash, choices } of latest) {
    const found = choices.ok ? undefined : choices.error;
    const said = listed.get(ballotHash);
    if (found === said) continue;
    const place = `${PATHS.ballots}:${lineOf.get(ballotHash) ?? 0}`;
    findings.fail(checkOf(found ?? said), place, `${words(found)}, and the result says: ${words(said)}`);
  }
  for (const ballotHash of listed.keys()) {
    if (isLatest.has(ballotHash)) continue;
    const isReplaced = lineOf.has(ballotHash);
    const message = isReplaced ? 'was replaced by a later ballot' : 'is no ballot of this bundle';
    findings.fail(isReplaced ? 'V33' : 'V32', `${PATHS.result}: invalidBallots`, `${ballotHash} ${message}`);
  }
}

/** The check that is about a reason. */
function checkOf(reason: InvalidReason | undefined): CheckId {
  if (reason === 'box-does-not-open') return 'V30';
  return reason === 'padding-wrong' ? 'V31' : 'V32';
}

function words(reason: InvalidReason | undefined): string {
  return reason === undefined ? 'valid' : `invalid (${reason})`;
}

function checkInvalidPaper({ findings }: Evidence, official: ResultFile, judged: readonly JudgedPaper[]): void {
  const said = new Set(official.invalidPaper.map(({ batch, number, reason }) => `${batch}/${number} ${reason}`));
  const found = new Set(
    judged.flatMap(({ batch, number, choices }) => (choices.ok ? [] : [`${batch}/${number} ${choices.error}`])),
  );
  const place = `${PATHS.result}: invalidPaper`;
  for (const one of found) if (!said.has(one)) findings.fail('V32', place, `${one} is not listed`);
  for (const one of said) if (!found.has(one)) findings.fail('V32', place, `${one} is listed, and does not hold`);
}

function checkReplaced({ findings }: Evidence, official: ResultFile, replaced: number, voters: number): void {
  if (official.replacedCount !== replaced) {
    findings.fail(
      'V33',
      `${PATHS.result}: replacedCount`,
      `is ${official.replacedCount}, but ${replaced} were replaced`,
    );
  }
  const fromBox = official.ballotCount - official.paperCount + official.invalidBallots.length;
  if (fromBox !== voters) {
    findings.fail('V33', PATHS.result, `counts or lists ${fromBox} ballots from the box, of ${voters} voters`);
  }
}
