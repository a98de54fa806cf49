import { canonicalJson } from '@wijkbegroting/domain';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leavesOf, statementOf } from './evidence.ts';

const NEED_STATEMENT = ['V19', 'V20', 'V21'] as const;

/** V19 to V21: the sums of the closing statement, and the days that lead up to them. */
export function checkStatement(evidence: Evidence): void {
  const { findings, statementFile } = evidence;
  const statement = statementOf(evidence);
  if (statement === undefined) {
    findings.skip(NEED_STATEMENT, 'the closing statement');
    return;
  }
  const place = PATHS.statement;
  if (statementFile !== undefined && statementFile.text !== canonicalJson(statement)) {
    findings.fail('V21', place, 'is not the statement of the leaf CLOSE');
  }
  const { rollSize, passes, paper, blocked, voters } = statement;
  if (voters > passes) findings.fail('V19', place, `${voters} voters with ${passes} passes`);
  const sum = passes + paper + blocked;
  if (sum > rollSize) findings.fail('V20', place, `${sum} passes, paper and blocked entries on a roll of ${rollSize}`);
  checkRepeated(evidence, statement);
  checkDays(evidence, statement);
}

/** Roll and passes are said in the opening record and in the result, too. */
function checkRepeated({ findings, record, result }: Evidence, { rollSize, passes }: ClosingStatement): void {
  const entries = record?.rollSizes.reduce((total, one) => total + one.entries, 0);
  if (entries !== undefined && entries !== rollSize) {
    findings.fail('V20', PATHS.statement, `the roll had ${entries} entries at the opening, now ${rollSize}`);
  }
  if (result?.value === undefined) return;
  if (result.value.rollSize !== rollSize)
    findings.fail('V20', PATHS.result, 'rollSize is not that of the closing statement');
  if (result.value.passes !== passes)
    findings.fail('V19', PATHS.result, 'passes are not those of the closing statement');
}

interface DayCounts {
  readonly passes: number;
  readonly paper: number;
  readonly blocked: number;
}

function checkDays(evidence: Evidence, end: DayCounts): void {
  const { findings } = evidence;
  let before: DayCounts = { passes: 0, paper: 0, blocked: 0 };
  let dayBefore = '';
  for (const { event, place } of leavesOf(evidence, 'ISSUANCE_DAY')) {
    if (event.day <= dayBefore) findings.fail('V21', place, `${event.day} stands after ${dayBefore}`);
    for (const count of ['passes', 'paper', 'blocked'] as const) {
      if (event[count] < before[count])
        findings.fail('V21', place, `${count} fall from ${before[count]} to ${event[count]}`);
    }
    before = event;
    dayBefore = event.day;
  }
  for (const count of ['passes', 'paper', 'blocked'] as const) {
    if (before[count] === end[count]) continue;
    findings.fail('V21', PATHS.statement, `${count}: ${end[count]}, but ${before[count]} by the last day`);
  }
}
