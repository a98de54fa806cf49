import { type CalendarDay, err, formatVotingCode, ok, type Result, type Round } from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction } from '../../database/client.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { type CodeLetter, hashOfCode, newVotingCode } from './make-code-letters.ts';
import { insertCode, lockEntry, lockRollImport, retireCode } from './store.ts';

export interface ReplaceCode {
  readonly round: Round;
  readonly reference: string;
  readonly accountId: string;
  readonly now: Date;
  readonly pepper: Buffer;
}

export type ReplaceCodeError =
  | { readonly code: 'roll-unknown' | 'reference-unknown' | 'passes-closed' }
  | { readonly code: 'pass-already-collected' | 'votes-on-paper'; readonly day: CalendarDay | null };

/**
 * Gives one person a new code; the old one dies at once, wherever the letter lies. Refused once the pass was collected:
 * a new code could not collect another, and nobody can tell which pass it was.
 */
export async function replaceCode(
  { site, roll }: Databases,
  request: ReplaceCode,
): Promise<Result<CodeLetter, ReplaceCodeError>> {
  const { round, reference, accountId, now, pepper } = request;
  if (round.status !== 'published' && round.status !== 'open') return err({ code: 'passes-closed' });
  const fresh = newVotingCode();
  const replaced = await inTransaction(roll, async (tx): Promise<Result<void, ReplaceCodeError>> => {
    const held = await lockRollImport(tx, round.id);
    if (held === undefined || held.codesMadeOn === null) return err({ code: 'roll-unknown' });
    const pseudonym = keyedHash(pepper, 'reference', round.id, reference);
    await retireCode(tx, round.id, pseudonym);
    const entry = await lockEntry(tx, round.id, pseudonym);
    if (entry === undefined) return err({ code: 'reference-unknown' });
    if (entry.state === 'issued') return err({ code: 'pass-already-collected', day: entry.day });
    if (entry.state === 'paper') return err({ code: 'votes-on-paper', day: entry.day });
    await insertCode(tx, { roundId: round.id, entryId: entry.id, codeHash: hashOfCode(pepper, round.id, fresh) });
    return ok(undefined);
  });
  if (!replaced.ok) return replaced;
  await recordAuditEvent(site, { type: 'code-replaced', at: now, accountId, roundId: round.id });
  return ok({ reference, code: formatVotingCode(fresh) });
}
