import { err, invariant, isOtherOrganisation, ok, type Result } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteTx } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { execute, type ExecutionError } from './execute-action.ts';
import type { Execution } from './execution.ts';
import { findAction, lockAction, type ProposedAction, saveDecision, saveExecuted } from './store.ts';

export interface Approval {
  readonly actionId: string;
  readonly viewer: Viewer;
  /** Of what the approver has read, in hexadecimal. */
  readonly payloadHash: string;
}

export interface ApprovalRefused {
  readonly code:
    | 'action-unknown'
    | 'action-decided'
    | 'action-expired'
    | 'approver-is-proposer'
    | 'approver-of-same-organisation'
    | 'payload-different';
}

/**
 * Approves an action on the hash of its exact payload, and carries it out. When that turns out not to be possible the
 * approval is taken back. When the machine stops halfway the action stays approved; the same approval once more
 * finishes it.
 */
export async function approveAction(
  execution: Execution,
  approval: Approval,
): Promise<Result<void, ApprovalRefused | ExecutionError>> {
  const { site } = execution.setting.databases;
  const approved = await inTransaction(site, (tx) => approve(tx, execution, approval));
  if (!approved.ok) return approved;
  const { id, status, payload } = approved.value;
  if (status === 'executed') return ok(undefined);
  const action = await findAction(site, id);
  const { payloadHash, proposedBy, decidedBy, decidedAt } = action ?? approved.value;
  invariant(decidedBy !== null && decidedAt !== null, 'an approved action was decided on');
  const done = await execute(execution, payload, {
    payloadSha256: payloadHash,
    proposedBy: organisationOf(proposedBy),
    approvedBy: organisationOf(decidedBy),
    decidedAt,
  });
  await inTransaction(site, (tx) =>
    done.ok ? finish(tx, execution, id) : takeBack(tx, execution, id, done.error.code),
  );
  return done;
}

async function approve(
  tx: SiteTx,
  { accountId, now }: Execution,
  approval: Approval,
): Promise<Result<ProposedAction, ApprovalRefused>> {
  const action = await lockAction(tx, approval.actionId);
  if (action === undefined) return err({ code: 'action-unknown' });
  const refused = refusal(action, approval, now);
  if (refused !== undefined) return err(refused);
  if (action.status !== 'proposed') return ok(action);
  await saveDecision(tx, action.id, { status: 'approved', by: accountId, at: now });
  const facts = { kind: action.kind, payloadSha256: action.payloadHash };
  await appendAuditEvent(tx, { type: 'action-approved', at: now, accountId, ...about(action), facts });
  return ok(action);
}

function refusal(action: ProposedAction, { viewer, payloadHash }: Approval, now: Date): ApprovalRefused | undefined {
  if (action.proposedBy.id === viewer.id) return { code: 'approver-is-proposer' };
  if (isTooClose(action, viewer)) return { code: 'approver-of-same-organisation' };
  if (action.payloadHash !== payloadHash) return { code: 'payload-different' };
  if (action.status === 'rejected' || action.status === 'expired') return { code: 'action-decided' };
  if (action.status === 'proposed' && now >= action.expiresAt) return { code: 'action-expired' };
  return undefined;
}

/** Opening, closing and publishing take two organisations; who belongs to none counts as the same as everyone. */
function isTooClose({ kind, proposedBy }: ProposedAction, { organisation }: Viewer): boolean {
  if (kind === 'record-draw' || kind === 'report-incident') return false;
  return !isOtherOrganisation(organisation, proposedBy.organisation);
}

function organisationOf({ organisation }: { readonly organisation: string | null }): string {
  return organisation ?? '';
}

async function finish(tx: SiteTx, { accountId, now }: Execution, id: string): Promise<Result<void, never>> {
  const action = await lockAction(tx, id);
  if (action?.status !== 'approved') return ok(undefined);
  await saveExecuted(tx, id, now);
  const facts = { kind: action.kind };
  await appendAuditEvent(tx, { type: 'action-executed', at: now, accountId, ...about(action), facts });
  return ok(undefined);
}

async function takeBack(
  tx: SiteTx,
  { accountId, now }: Execution,
  id: string,
  problem: string,
): Promise<Result<void, never>> {
  const action = await lockAction(tx, id);
  if (action?.status !== 'approved') return ok(undefined);
  await saveDecision(tx, id, null);
  const facts = { kind: action.kind, problem };
  await appendAuditEvent(tx, { type: 'action-not-possible', at: now, accountId, ...about(action), facts });
  return ok(undefined);
}

function about({ id, roundId }: ProposedAction): { readonly roundId: string; readonly subjectId: string } {
  return { roundId, subjectId: id };
}
