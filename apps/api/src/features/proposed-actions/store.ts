import { type RoundId, roundId } from '@wijkbegroting/domain';
import { and, desc, eq, lte, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { account, type ActionKind, type ActionStatus, proposedAction } from '../../database/schema/site.ts';
import { ActionPayload } from './schemas.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
}

/** Something that takes two people. */
export interface ProposedAction {
  readonly id: string;
  readonly roundId: RoundId;
  readonly kind: ActionKind;
  readonly status: ActionStatus;
  readonly payload: ActionPayload;
  /** In hexadecimal. */
  readonly payloadHash: string;
  readonly proposedBy: Person;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: Person | null;
  readonly decidedAt: Date | null;
  readonly executedAt: Date | null;
}

const proposer = alias(account, 'proposer');
const decider = alias(account, 'decider');

/** The actions of a round, the newest first. */
export function listActions(db: SiteDb, id: string): Promise<readonly ProposedAction[]> {
  return readActions(db, eq(proposedAction.roundId, id));
}

export async function findAction(db: SiteDb | SiteTx, id: string): Promise<ProposedAction | undefined> {
  const [action] = await readActions(db, eq(proposedAction.id, id));
  return action;
}

/** The action, held against others until the end of the transaction. */
export async function lockAction(tx: SiteTx, id: string): Promise<ProposedAction | undefined> {
  await tx.select({ id: proposedAction.id }).from(proposedAction).where(eq(proposedAction.id, id)).for('update');
  return findAction(tx, id);
}

async function readActions(db: SiteDb | SiteTx, condition: SQL): Promise<readonly ProposedAction[]> {
  const rows = await db
    .select()
    .from(proposedAction)
    .innerJoin(proposer, eq(proposer.id, proposedAction.proposedBy))
    .leftJoin(decider, eq(decider.id, proposedAction.decidedBy))
    .where(condition)
    .orderBy(desc(proposedAction.proposedAt), proposedAction.id);
  return rows.map(({ proposed_action: action, proposer: by, decider: decidedBy }) => ({
    id: action.id,
    roundId: roundId(action.roundId),
    kind: action.kind,
    status: action.status,
    payload: ActionPayload.parse(JSON.parse(action.payload)),
    payloadHash: action.payloadHash.toString('hex'),
    proposedBy: toPerson(by),
    proposedAt: action.proposedAt,
    expiresAt: action.expiresAt,
    decidedBy: decidedBy && toPerson(decidedBy),
    decidedAt: action.decidedAt,
    executedAt: action.executedAt,
  }));
}

function toPerson({ id, name, organisation }: typeof account.$inferSelect): Person {
  return { id, name, organisation };
}

export interface NewAction {
  readonly id: string;
  readonly roundId: RoundId;
  readonly kind: ActionKind;
  readonly payload: string;
  readonly payloadHash: Buffer;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
}

/** @returns false when another action of this kind waits for its second person */
export async function insertAction(tx: SiteTx, action: NewAction): Promise<boolean> {
  await tx
    .update(proposedAction)
    .set({ status: 'expired' })
    .where(
      and(
        eq(proposedAction.roundId, action.roundId),
        eq(proposedAction.kind, action.kind),
        eq(proposedAction.status, 'proposed'),
        lte(proposedAction.expiresAt, action.proposedAt),
      ),
    );
  const inserted = await tx
    .insert(proposedAction)
    .values({ ...action, status: 'proposed' })
    .onConflictDoNothing()
    .returning({ id: proposedAction.id });
  return inserted.length === 1;
}

/** Notes who decided; `null` takes an approval back that could not be carried out. */
export async function saveDecision(
  tx: SiteTx,
  id: string,
  decision: { readonly status: 'approved' | 'rejected'; readonly by: string; readonly at: Date } | null,
): Promise<void> {
  await tx
    .update(proposedAction)
    .set({ status: decision?.status ?? 'proposed', decidedBy: decision?.by ?? null, decidedAt: decision?.at ?? null })
    .where(eq(proposedAction.id, id));
}

export async function saveExecuted(tx: SiteTx, id: string, at: Date): Promise<void> {
  await tx.update(proposedAction).set({ status: 'executed', executedAt: at }).where(eq(proposedAction.id, id));
}
