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
import { type Databases, inTransaction, type RollTx } from '../../database/client.ts';
import { mapInTurns } from '../../in-turns.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { findEntryIds, lockRollImport, type NewCode, retireAllCodes, saveCodes } from './store.ts';

export interface MakeCodeLetters {
  readonly round: Round;
  /** Exactly the references on the roll, each once, in the order in which the letters are wanted. */
  readonly references: readonly string[];
  readonly accountId: string;
  readonly now: Date;
  readonly pepper: Buffer;
  /** Everyone gets a new code in place of the one that was made before. */
  readonly replaceAll?: boolean;
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
 * Makes the voting codes of a whole roll and hands them out. The roll holds keyed hashes only and cannot say whose code
 * is whose; so whoever prints the letters sends the list along, whose references are turned into the same hashes and
 * forgotten again. Codes are kept as keyed hashes too: they cannot be shown a second time, only replaced. Until voting is
 * set ready all of them can be, since a download that broke off leaves codes that nobody has.
 */
export async function makeCodeLetters(
  { site, roll }: Databases,
  request: MakeCodeLetters,
): Promise<Result<readonly CodeLetter[], MakeCodeLettersError>> {
  const { round, references, accountId, now, replaceAll = false } = request;
  if (round.status !== 'published') return err({ code: 'roll-fixed' });
  const letters = await mapInTurns(references, (reference) => newLetter(request, reference));
  const possible = await inTransaction(roll, (tx) => codesFor(tx, request, letters));
  if (!possible.ok) return possible;
  // The log of the site shares no transaction with the roll. This comes first, so that no code is made unseen.
  const event = { at: now, accountId, roundId: round.id };
  await recordAuditEvent(site, { ...event, type: 'codes-requested', facts: { codes: letters.length, replaceAll } });
  const stored = await inTransaction(roll, async (tx): Promise<Result<number, MakeCodeLettersError>> => {
    const codes = await codesFor(tx, request, letters);
    if (!codes.ok) return codes;
    const replaced = await retireAllCodes(tx, round.id);
    await saveCodes(tx, round.id, codes.value, dayOf(now));
    return ok(replaced);
  });
  if (!stored.ok) return stored;
  const facts = { codes: letters.length, replaced: stored.value };
  await recordAuditEvent(site, { ...event, type: 'codes-made', facts });
  return ok(letters.map(({ reference, code }) => ({ reference, code: formatVotingCode(code) })));
}

/** The codes as they are stored, or why they cannot be made. */
async function codesFor(
  tx: RollTx,
  { round, replaceAll = false }: MakeCodeLetters,
  letters: readonly NewLetter[],
): Promise<Result<readonly NewCode[], MakeCodeLettersError>> {
  const imported = await lockRollImport(tx, round.id);
  if (imported === undefined) return err({ code: 'roll-unknown' });
  if (imported.codesMadeOn !== null && !replaceAll) return err({ code: 'codes-already-made' });
  return addressed(letters, await findEntryIds(tx, round.id));
}

interface NewLetter {
  readonly roundId: string;
  readonly reference: string;
  /** In hexadecimal. */
  readonly pseudonym: string;
  readonly code: VotingCode;
  readonly codeHash: Buffer;
}

function newLetter({ round: { id }, pepper }: MakeCodeLetters, reference: string): NewLetter {
  const code = newVotingCode();
  const pseudonym = keyedHash(pepper, 'reference', id, reference).toString('hex');
  return { roundId: id, reference, pseudonym, code, codeHash: hashOfCode(pepper, id, code) };
}

/** Which entry each code is for; refused unless the letters are for everyone on the roll, once. */
function addressed(
  letters: readonly NewLetter[],
  entryIds: ReadonlyMap<string, string>,
): Result<readonly NewCode[], MakeCodeLettersError> {
  const codes = letters.flatMap(({ roundId, pseudonym, codeHash }) => {
    const entryId = entryIds.get(pseudonym);
    return entryId === undefined ? [] : [{ roundId, entryId, codeHash }];
  });
  const covered = new Set(codes.map(({ entryId }) => entryId)).size;
  const missing = entryIds.size - covered;
  const unknown = letters.length - covered;
  return missing === 0 && unknown === 0 ? ok(codes) : err({ code: 'roll-references-different', missing, unknown });
}

/** 75 random bits and a check character. */
export function newVotingCode(): VotingCode {
  return makeVotingCode(crypto.randomBytes(VOTING_CODE_RANDOM_BYTES));
}

/** How a code is stored and looked up. */
export function hashOfCode(pepper: Buffer, roundId: string, code: VotingCode): Buffer {
  return keyedHash(pepper, 'code', roundId, code);
}
