import {
  type CalendarDay,
  canonicalBytes,
  dayOf,
  err,
  formatVotingCode,
  ok,
  type Result,
  type Round,
  sha256Hex,
  toHex,
  type VotingCode,
} from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction, type RollTx } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';
import type { Viewer } from '../../database/viewer.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { type CodeRequest, deleteRequest, findRequest, saveRequest } from './code-requests.ts';
import { type CodeLetter, hashOfCode, newVotingCode } from './make-code-letters.ts';
import { findEntryId, insertCode, lockEntry, lockRollImport, retireCode } from './store.ts';

export interface ReplaceCode {
  readonly round: Round;
  readonly reference: string;
  readonly viewer: Pick<Viewer, 'id' | 'organisation'>;
  readonly now: Date;
  readonly pepper: Buffer;
  readonly keyEncryption: string;
}

export type ReplaceCodeError =
  | { readonly code: 'roll-unknown' | 'reference-unknown' | 'passes-closed' }
  | { readonly code: 'pass-already-collected' | 'votes-on-paper'; readonly day: CalendarDay | null };

/** The letter, for the second person who asks; null for the first. */
export interface Replacement {
  readonly letter: CodeLetter | null;
}

/**
 * Gives one person a new code when two people ask for it on the same day, each with the reference from the gemeente's own
 * records (decision 0021). The second one gets the letter; the old code dies at once, wherever its letter lies. Refused
 * once the pass was collected: a new code could not collect another, and nobody can tell which pass it was.
 */
export async function replaceCode(
  databases: Databases,
  request: ReplaceCode,
): Promise<Result<Replacement, ReplaceCodeError>> {
  const { round, reference, viewer, now } = request;
  if (round.status !== 'published' && round.status !== 'open') return err({ code: 'passes-closed' });
  const fresh = newVotingCode();
  const done = await inTransaction(databases.roll, (tx) => askOrReplace(tx, request, fresh));
  if (!done.ok) return done;
  const { asked, isReplaced } = done.value;
  const event = { at: now, accountId: viewer.id, roundId: round.id };
  if (!isReplaced) {
    await recordAuditEvent(databases.site, { ...event, type: 'code-replacement-asked' });
    return ok({ letter: null });
  }
  await recordAuditEvent(databases.site, { ...event, type: 'code-replaced' });
  if (round.status === 'open') await tellLog(databases, request, asked);
  return ok({ letter: { reference, code: formatVotingCode(fresh) } });
}

async function askOrReplace(
  tx: RollTx,
  request: ReplaceCode,
  fresh: VotingCode,
): Promise<Result<{ readonly asked: CodeRequest; readonly isReplaced: boolean }, ReplaceCodeError>> {
  const { round, viewer, now, pepper } = request;
  const found = await findPlace(tx, request);
  if (!found.ok) return found;
  const place = found.value;
  const asked = await findRequest(tx, place, dayOf(now));
  const isReplaced = asked !== undefined && asked.askedBy !== viewer.id;
  if (isReplaced) await retireCode(tx, round.id, pseudonymOf(request));
  const refused = await refusal(tx, request);
  if (refused !== undefined) return err(refused);
  if (isReplaced) {
    await insertCode(tx, { ...place, codeHash: hashOfCode(pepper, round.id, fresh) });
    await deleteRequest(tx, place);
    return ok({ asked, isReplaced });
  }
  const own = { ...place, askedBy: viewer.id, organisation: viewer.organisation ?? '', askedOn: dayOf(now) };
  if (asked === undefined) await saveRequest(tx, own);
  return ok({ asked: asked ?? own, isReplaced });
}

/** The entry of this reference, on a roll that codes were made for. */
async function findPlace(
  tx: RollTx,
  request: ReplaceCode,
): Promise<Result<{ readonly roundId: string; readonly entryId: string }, ReplaceCodeError>> {
  const roundId = request.round.id;
  const roll = await lockRollImport(tx, roundId);
  if (roll === undefined || roll.codesMadeOn === null) return err({ code: 'roll-unknown' });
  const entryId = await findEntryId(tx, roundId, pseudonymOf(request));
  return entryId === undefined ? err({ code: 'reference-unknown' }) : ok({ roundId, entryId });
}

/** Why this person can have no code any more, looked at after whoever is using the old one. */
async function refusal(tx: RollTx, request: ReplaceCode): Promise<ReplaceCodeError | undefined> {
  const entry = await lockEntry(tx, request.round.id, pseudonymOf(request));
  if (entry?.state === 'issued') return { code: 'pass-already-collected', day: entry.day };
  return entry?.state === 'paper' ? { code: 'votes-on-paper', day: entry.day } : undefined;
}

/** The log tells that two people decided it, and not about whom: the hash is of something that only the server knows. */
async function tellLog(databases: Databases, request: ReplaceCode, asked: CodeRequest): Promise<void> {
  const { round, viewer, now, keyEncryption } = request;
  const keeper = await logKeeperOf(databases, round.id, keyEncryption);
  const what = {
    kind: 'replace-code',
    roundId: round.id,
    entry: toHex(pseudonymOf(request)),
    askedOn: asked.askedOn,
  };
  const decision = {
    type: 'DECISION',
    kind: 'replace-code',
    at: now.toISOString(),
    payloadSha256: sha256Hex(canonicalBytes(what)),
    proposedBy: asked.organisation,
    approvedBy: viewer.organisation ?? '',
  } as const;
  await inUrnTransaction(databases.urn, (tx) => appendToLog(tx, keeper, [decision]));
}

function pseudonymOf({ pepper, round, reference }: ReplaceCode): Buffer {
  return keyedHash(pepper, 'reference', round.id, reference);
}
