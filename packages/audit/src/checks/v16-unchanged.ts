import { type OpeningRecord, openingRecordHash } from '@wijkbegroting/domain';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leafOf, leavesOf } from './evidence.ts';

/** V16: whatever repeats something of the opening record says the same. */
export function checkUnchanged(evidence: Evidence): void {
  const { findings, record, manifest } = evidence;
  if (record === undefined) {
    findings.skip(['V16'], 'the opening record');
    return;
  }
  const compare: Compare = (place, what, isSame) => {
    if (!isSame) findings.fail('V16', place, `${what} is not that of the opening record`);
  };
  if (manifest?.value !== undefined) compare(PATHS.manifest, 'the round', manifest.value.round === record.round.id);
  for (const { place, event } of leavesOf(evidence, 'OPENING')) {
    compare(place, 'the record', openingRecordHash(event.record) === openingRecordHash(record));
  }
  compareClosing(evidence, record, compare);
  compareResult(evidence, record, compare);
}

type Compare = (place: string, what: string, isSame: boolean) => void;

/** Who closes before the time that was fixed must say why. */
function compareClosing(evidence: Evidence, { phases }: OpeningRecord, compare: Compare): void {
  const close = leafOf(evidence, 'CLOSE');
  const vote = phases.find(({ id }) => id === 'vote');
  if (close === undefined || vote === undefined) return;
  const { closedAt, early } = close.event.statement;
  const isInTime = early !== null || Date.parse(closedAt) >= Date.parse(vote.closesAt);
  compare(close.place, 'the moment of closing', isInTime);
}

function compareResult({ result }: Evidence, record: OpeningRecord, compare: Compare): void {
  if (result?.value === undefined) return;
  const { roundId, openingRecordSha256, budgetCents, projects } = result.value;
  compare(PATHS.result, 'the round', roundId === record.round.id);
  compare(PATHS.result, 'openingRecordSha256', openingRecordSha256 === openingRecordHash(record));
  compare(PATHS.result, 'the budget', budgetCents === record.budgetCents);
  for (const { project, title, costCents } of projects) {
    const same = record.projects.find(({ id }) => id === project);
    compare(PATHS.result, `project ${project}`, same?.title === title && same.costCents === costCents);
  }
}
