import type { ReadBallot } from '../ballots/read-ballots.ts';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, statementOf } from './evidence.ts';

/** Checks that need the single ballots, and only those. */
export const OF_BALLOTS = ['V17', 'V19', 'V23', 'V24', 'V28'] as const;

/** V19, V24, V25 and V28: how the ballots of the bundle stand to each other and to the log. */
export function checkBallotsTogether(
  evidence: Evidence,
  ballots: readonly ReadBallot[],
  batchOf: ReadonlyMap<string, number>,
): void {
  const { findings, hasBallots } = evidence;
  if (!hasBallots) {
    findings.skip(OF_BALLOTS, 'the ballots, which this bundle leaves out');
    return;
  }
  checkAgainstLog(evidence, ballots, batchOf);
  const byVoter = Map.groupBy(ballots, ({ voterKey }) => voterKey);
  for (const own of byVoter.values()) checkRevs(evidence, own);
  const statement = statementOf(evidence);
  if (statement === undefined) return;
  if (byVoter.size !== statement.voters) {
    findings.fail('V19', PATHS.statement, `${statement.voters} voters, but ballots of ${byVoter.size}`);
  }
  if (byVoter.size > statement.passes) {
    findings.fail('V19', PATHS.ballots, `ballots of ${byVoter.size} voters with ${statement.passes} passes`);
  }
}

function checkAgainstLog(
  { findings }: Evidence,
  ballots: readonly ReadBallot[],
  batchOf: ReadonlyMap<string, number>,
): void {
  const seen = new Set<string>();
  let before = '';
  for (const { line, ballotHash } of ballots) {
    const place = `${PATHS.ballots}:${line}`;
    if (seen.has(ballotHash)) findings.fail('V28', place, `ballot ${ballotHash} is there twice`);
    else if (ballotHash < before) findings.fail('V28', place, 'does not stand in the order of the hashes');
    if (!batchOf.has(ballotHash)) findings.fail('V25', place, `ballot ${ballotHash} is in no batch`);
    seen.add(ballotHash);
    before = ballotHash;
  }
  for (const [ballotHash, batch] of batchOf) {
    if (!seen.has(ballotHash)) findings.fail('V28', PATHS.ballots, `ballot ${ballotHash} of batch ${batch} is missing`);
  }
}

function checkRevs({ findings, record }: Evidence, own: readonly ReadBallot[]): void {
  const inOrder = own.toSorted((one, other) => one.rev - other.rev);
  inOrder.forEach(({ line, rev, prevHash }, at) => {
    const place = `${PATHS.ballots}:${line}`;
    const before = inOrder[at - 1];
    if (rev !== at + 1) findings.fail('V24', place, `is rev ${rev}, where ${at + 1} is next`);
    if (prevHash !== (before?.ballotHash ?? null)) findings.fail('V24', place, 'does not name the ballot before it');
    const isFinal = record?.rules.vote.changeable === false;
    if (isFinal && rev > 1) findings.fail('V24', place, 'changes a ballot, which this round does not allow');
  });
}
