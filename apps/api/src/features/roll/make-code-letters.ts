import crypto from 'node:crypto';
import {
  dayOf,
  err,
  formatVotingCode,
  makeVotingCode,
  ok,
  type Result,
  type Round,
  VOTING_CODE_RANDOM_BYTES,
  type VotingCode,
} from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction } from '../../database/client.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { findEntryIds, lockRollImport, saveCodes } from './store.ts';

export interface MakeCodeLetters {
  readonly round: Round;
  /** Exactly the references on the roll, each once, in the order in which the letters are wanted. */
  readonly references: readonly string[];
  readonly accountId: string;
  readonly now: Date;
  readonly pepper: Buffer;
}

export interface CodeLetter {
  readonly reference: string;
  /** As it is printed. */
  readonly code: string;
}

export type MakeCodeLettersError =
  | { readonly code: 'roll-unknown' | 'roll-fixed' | 'codes-already-made' }
  | { readonly code: 'roll-references-different'; readonly missing: number; readonly unknown: number };

/**
 * Makes the voting codes of a whole roll and hands them out, once. The roll holds keyed hashes only and cannot say whose
 * code is whose; so whoever prints the letters sends the references along, which this function turns into the same
 * hashes and forgets again. Codes are kept as keyed hashes too: they cannot be shown a second time, only replaced.
 */
export async function makeCodeLetters(
  { site, roll }: Databases,
  request: MakeCodeLetters,
): Promise<Result<readonly CodeLetter[], MakeCodeLettersError>> {
  const { round, references, accountId, now, pepper } = request;
  if (round.status !== 'published') return err({ code: 'roll-fixed' });
  const letters = references.map((reference) => ({
    reference,
    pseudonym: keyedHash(pepper, 'reference', round.id, reference).toString('hex'),
    code: newVotingCode(),
  }));
  const stored = await inTransaction(roll, async (tx): Promise<Result<void, MakeCodeLettersError>> => {
    const held = await lockRollImport(tx, round.id);
    if (held === undefined) return err({ code: 'roll-unknown' });
    if (held.codesMadeOn !== null) return err({ code: 'codes-already-made' });
    const entryIds = await findEntryIds(tx, round.id);
    const codes = letters.flatMap(({ pseudonym, code }) => {
      const entryId = entryIds.get(pseudonym);
      return entryId === undefined
        ? []
        : [{ roundId: round.id, entryId, codeHash: hashOfCode(pepper, round.id, code) }];
    });
    const covered = new Set(codes.map(({ entryId }) => entryId)).size;
    if (covered !== entryIds.size || letters.length !== entryIds.size) {
      return err({
        code: 'roll-references-different',
        missing: entryIds.size - covered,
        unknown: letters.length - covered,
      });
    }
    await saveCodes(tx, round.id, codes, dayOf(now));
    return ok(undefined);
  });
  if (!stored.ok) return stored;
  await recordAuditEvent(site, {
    type: 'codes-made',
    at: now,
    accountId,
    roundId: round.id,
    facts: { codes: letters.length },
  });
  return ok(letters.map(({ reference, code }) => ({ reference, code: formatVotingCode(code) })));
}

/** 75 random bits and a check character. */
export function newVotingCode(): VotingCode {
  return makeVotingCode(crypto.randomBytes(VOTING_CODE_RANDOM_BYTES));
}

/** How a code is stored and looked up. */
export function hashOfCode(pepper: Buffer, roundId: string, code: VotingCode): Buffer {
  return keyedHash(pepper, 'code', roundId, code);
}
