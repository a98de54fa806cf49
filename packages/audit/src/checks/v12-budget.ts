import { checkRoundRules, type OpeningRecord, PHASES } from '@wijkbegroting/domain';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leavesOf } from './evidence.ts';
import { isSortedBy } from './is-sorted.ts';

/** The other rules of a round are bounds for whoever writes one; they change nothing of a count. */
const ABOUT_MONEY: ReadonlySet<string> = new Set([
  'budget-empty',
  'plan-maximum-above-budget',
  'rule-minimum-above-maximum',
]);

/** V12 and V15, and the lists of the record that must be whole and in their order (V02). */
export function checkRecord(evidence: Evidence): void {
  const { findings, record, recordFile } = evidence;
  if (record === undefined) {
    findings.skip(['V12', 'V15'], 'the opening record');
    return;
  }
  const place = recordFile?.place ?? `${PATHS.leaves}:1`;
  const wrong = checkRoundRules(record.rules, record.budgetCents).filter(({ code }) => ABOUT_MONEY.has(code));
  for (const { code } of wrong) findings.fail('V12', place, code);
  checkParts(evidence, record);
  checkCommitment(evidence, record, place);
  const hasPhases = record.phases.length === PHASES.length && record.phases.every(({ id }, at) => id === PHASES[at]);
  if (!hasPhases) findings.fail('V02', `${place}: phases`, 'are not all there in their order');
  const isSorted =
    isSortedBy(record.rollSizes, ({ buurtCode }) => buurtCode) && isSortedBy(record.round.areaCodes, (code) => code);
  if (!isSorted) findings.fail('V02', place, 'roll sizes or areas are not sorted');
}

function checkParts({ findings, result }: Evidence, record: OpeningRecord): void {
  if (result?.value === undefined) {
    findings.skip(['V12'], 'the result');
    return;
  }
  const { budgetCents, spentCents, remainderCents } = result.value;
  if (budgetCents !== record.budgetCents)
    findings.fail('V12', PATHS.result, 'divides another budget than the record says');
  if (spentCents + remainderCents === budgetCents) return;
  findings.fail('V12', PATHS.result, 'what is spent and what is left are not the budget together');
}

function checkCommitment({ findings, ...evidence }: Evidence, record: OpeningRecord, place: string): void {
  const isComputed = record.rules.count.tie === 'computedDraw';
  if (isComputed && record.drawCommitment === null)
    findings.fail('V15', place, 'has no commitment for a computed draw');
  if (!isComputed && record.drawCommitment !== null)
    findings.fail('V15', place, 'commits to a draw that is not computed');
  const computed = leavesOf(evidence, 'DRAW').filter(({ event }) => event.kind === 'computed');
  if (record.drawCommitment !== null) return;
  for (const draw of computed)
    findings.fail('V15', draw.place, 'was computed without a commitment in the opening record');
}
