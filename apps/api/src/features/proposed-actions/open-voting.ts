import {
  canonicalJson,
  err,
  nextProposalStatus,
  nextRoundStatus,
  ok,
  type OpeningRecord,
  openingRecordHash,
  type ProposalTransitionRefused,
  type Result,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { ensureBox } from '../../database/ballot-box.ts';
import { inTransaction, type SiteTx } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { signaturesNeeded } from '../../database/pending-opening.ts';
import { findRound } from '../../database/round-reader.ts';
import { findRecordHash, saveRoundStatus } from '../../database/round-store.ts';
import { findOpeningSignatures } from '../../database/tally-key.ts';
import { findFeasiblePlans, saveBallotList, saveOpeningRecord } from './ballot-list-store.ts';
import { decisionEvent } from './decision-event.ts';
import type { Decided, Execution } from './execution.ts';
import { openingRecordNow, type OpeningSurroundings, openingSurroundings } from './opening-facts.ts';

export type OpenVotingError =
  | RoundTransitionRefused
  | ProposalTransitionRefused
  | { readonly code: 'round-unknown' | 'action-outdated' }
  | { readonly code: 'opening-signatures-missing'; readonly signatures: number; readonly needed: number };

/**
 * Sets the ballot box ready, when enough trustees have signed the record: fixes the ballot list, writes the opening record and opens the round; then makes the box
 * from that record. Passes can be collected from then on within their window, ballots from the hour that voting opens.
 * Roll and urn share no transaction with the site, so each step may be done again: after a break the same approval
 * goes on where it stopped.
 */
export async function openVoting(
  execution: Execution,
  record: OpeningRecord,
  decided: Decided,
): Promise<Result<void, OpenVotingError>> {
  const { databases, keyEncryption } = execution.setting;
  const signatures = await findOpeningSignatures(databases.site, record.round.id, openingRecordHash(record));
  const needed = signaturesNeeded(record.tallyKey);
  if (signatures.length < needed)
    return err({ code: 'opening-signatures-missing', signatures: signatures.length, needed });
  const round = await findRound(databases.site, record.round.id);
  if (round === undefined) return err({ code: 'round-unknown' });
  const surroundings = await openingSurroundings(execution.setting, round);
  const fixed = await inTransaction(databases.site, (tx) => fixBallotList(tx, execution, record, surroundings));
  if (!fixed.ok) return fixed;
  const keeper = await logKeeperOf(databases, record.round.id, keyEncryption);
  const opening = { type: 'OPENING', record, signatures } as const;
  await ensureBox(databases.urn, record, { keeper, events: [opening, decisionEvent('open-voting', decided)] });
  return ok(undefined);
}

async function fixBallotList(
  tx: SiteTx,
  { accountId, now }: Execution,
  record: OpeningRecord,
  surroundings: OpeningSurroundings,
): Promise<Result<void, OpenVotingError>> {
  const { id } = record.round;
  const text = canonicalJson(record);
  const hash = openingRecordHash(record);
  if ((await findRecordHash(tx, id)) === hash) return ok(undefined);
  const round = await findRound(tx, id);
  if (round === undefined) return err({ code: 'round-unknown' });
  const next = nextRoundStatus(round.status, 'openVoting');
  if (!next.ok) return next;
  if (canonicalJson(await openingRecordNow(tx, round, surroundings)) !== text) return err({ code: 'action-outdated' });
  const plans = await findFeasiblePlans(tx, id);
  for (const plan of plans) {
    const onBallot = nextProposalStatus(plan.status, 'putOnBallot');
    if (!onBallot.ok) return onBallot;
  }
  await saveBallotList(tx, id, plans, 'onBallot');
  await saveOpeningRecord(tx, { roundId: id, record: text, sha256: Buffer.from(hash, 'hex'), openedAt: now });
  await saveRoundStatus(tx, id, { status: next.value });
  const facts = { projects: plans.length, openingRecordSha256: hash };
  await appendAuditEvent(tx, { type: 'voting-opened', at: now, accountId, roundId: id, facts });
  return ok(undefined);
}
