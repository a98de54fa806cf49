import { passWindow, phaseOf } from '@wijkbegroting/domain';
import type { Box } from '../../database/ballot-box.ts';

/** What a voter fills in, and everything the voter's browser needs to do so. The same for everyone. */
export function ballotPaperOf({ record, recordHash }: Box) {
  const phases = record.phases.map(({ id, opensAt, closesAt }) => ({
    id,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
  }));
  const { opensAt, closesAt } = phaseOf({ phases }, 'vote');
  return {
    roundId: record.round.id,
    title: record.round.title,
    budgetCents: record.budgetCents,
    ballot: record.rules.vote.ballot,
    changeable: record.rules.vote.changeable,
    projects: record.projects,
    passesFrom: passWindow({ phases }).opensAt,
    opensAt,
    closesAt,
    issuerKey: record.issuerKey,
    logKey: record.logKey,
    tallyKey: record.tallyKey,
    witnesses: record.witnesses,
    openingRecordSha256: recordHash,
  };
}
