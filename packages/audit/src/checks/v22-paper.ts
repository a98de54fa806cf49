import { sha256Hex, utf8 } from '@wijkbegroting/domain';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import { numberIn, paperPath, PATHS } from '../bundle/paths.ts';
import { isSameReading } from '../count/paper-ballots.ts';
import { type Evidence, leavesOf, statementOf } from './evidence.ts';
import type { Findings } from './findings.ts';

/** V22 and V39: paper batches are the ones that the log bound, and every ballot on paper was read twice. */
export function checkPaper(evidence: Evidence): void {
  const { findings, hasBallots } = evidence;
  const leaves = leavesOf(evidence, 'PAPER_BATCH');
  const statement = statementOf(evidence);
  leaves.forEach(({ event, place }, at) => {
    if (event.batch !== at + 1) findings.fail('V22', place, `is batch ${event.batch}, not ${at + 1}`);
  });
  const logged = leaves.reduce((sum, { event }) => sum + event.ballots, 0);
  if (statement !== undefined && logged !== statement.paperBallots) {
    findings.fail('V22', PATHS.statement, `${statement.paperBallots} paper ballots, but ${logged} in the log`);
  }
  if (statement !== undefined && statement.paperBallots > statement.paper) {
    findings.fail('V22', PATHS.statement, `${statement.paperBallots} paper ballots of ${statement.paper} people`);
  }
  if (hasBallots) checkPaperFiles(evidence);
  else findings.skip(['V22', 'V39'], 'the ballots, which this bundle leaves out');
}

function checkPaperFiles(evidence: Evidence): void {
  const { findings, paper } = evidence;
  const leaves = leavesOf(evidence, 'PAPER_BATCH');
  for (const { event, place } of leaves) {
    const file = paper.find((one) => one.place === paperPath(event.batch));
    if (file === undefined) {
      findings.fail('V22', place, `${paperPath(event.batch)} is missing`);
      continue;
    }
    if (sha256Hex(utf8(file.text)) !== event.sha256)
      findings.fail('V22', file.place, 'is not the file that the log names');
    const count = file.value?.ballots.length ?? event.ballots;
    if (count !== event.ballots) findings.fail('V22', file.place, `holds ${count} ballots, not ${event.ballots}`);
  }
  for (const { place, value } of paper) {
    const number = numberIn(place);
    if (!leaves.some(({ event }) => event.batch === number)) findings.fail('V22', place, 'is no batch of the log');
    if (value !== undefined) checkReadings(findings, place, value);
  }
}

function checkReadings(findings: Findings, place: string, { batch, ballots }: PaperBatchFile): void {
  if (batch !== numberIn(place)) findings.fail('V22', place, `is batch ${batch}`);
  const numbers = new Set(ballots.map(({ number }) => number));
  if (numbers.size < ballots.length) findings.fail('V22', place, 'two ballots have one number');
  for (const { number, first, second, third } of ballots) {
    const isSame = isSameReading(first, second);
    if (!isSame && third === null) findings.fail('V39', place, `ballot ${number}: nobody resolved the difference`);
    if (isSame && third !== null) findings.fail('V39', place, `ballot ${number}: there was nothing to resolve`);
  }
}
