import crypto from 'node:crypto';
import { ageOn, type CalendarDay, dayOf, err, ok, type Result, type Round } from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction } from '../../database/client.ts';
import { rollBasis } from '../../database/roll-sizes.ts';
import type { AgeBracket, RefusedCount } from '../../database/schema/roll.ts';
import { mapInTurns } from '../../in-turns.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import type { RollRow } from './parse-roll.ts';
import { readVoters, type RollMalformed } from './read-voters.ts';
import { lockRollImport, type NewEntry, replaceRoll } from './store.ts';

export interface ImportRoll {
  readonly round: Round;
  readonly csv: string;
  readonly accountId: string;
  readonly now: Date;
  readonly pepper: Buffer;
}

export interface RollReport {
  /** Different people in the file. */
  readonly people: number;
  readonly eligible: number;
  readonly refused: readonly RefusedCount[];
  readonly duplicates: number;
}

export type ImportRollError = RollMalformed | { readonly code: 'roll-fixed' };

/**
 * Puts on the roll everyone in the file who may vote by the rules of the round, on its reference date. Replaces an
 * earlier roll as a whole; once codes were made the roll is fixed.
 */
export async function importRoll(
  { site, roll }: Databases,
  request: ImportRoll,
): Promise<Result<RollReport, ImportRollError>> {
  const { round, csv, accountId, now, pepper } = request;
  if (round.status !== 'published') return err({ code: 'roll-fixed' });
  const read = await readVoters(site, round, csv);
  if (!read.ok) return read;
  const { people, eligible, refused, duplicates } = read.value;
  const entries = await mapInTurns(eligible, (row) => entryOf(round, row, pepper));
  const stored = await inTransaction(roll, async (tx): Promise<Result<void, ImportRollError>> => {
    const earlier = await lockRollImport(tx, round.id);
    if (earlier !== undefined && earlier.codesMadeOn !== null) return err({ code: 'roll-fixed' });
    const basisSha256 = rollBasis(round);
    await replaceRoll(
      tx,
      { roundId: round.id, importedOn: dayOf(now), basisSha256, eligible: entries.length, duplicates, refused },
      entries,
    );
    return ok(undefined);
  });
  if (!stored.ok) return stored;
  const report = { people, eligible: entries.length, refused, duplicates };
  const facts = { people, eligible: report.eligible, duplicates };
  await recordAuditEvent(site, { type: 'roll-imported', at: now, accountId, roundId: round.id, facts });
  return ok(report);
}

function entryOf(round: Round, { reference, buurtCode, birthDate }: RollRow, pepper: Buffer): NewEntry {
  const id = crypto.randomUUID();
  return {
    roundId: round.id,
    id,
    referencePseudonym: keyedHash(pepper, 'reference', round.id, reference),
    buurtCode,
    ageBracket: bracketOf(birthDate, round.rules.vote.referenceDate),
    secondFactorHash: keyedHash(pepper, 'birth-year', round.id, id, birthDate.slice(0, 4)),
  };
}

function bracketOf(birthDate: CalendarDay, day: CalendarDay): AgeBracket {
  const age = ageOn(birthDate, day);
  if (age < 18) return '0-17';
  if (age < 30) return '18-29';
  if (age < 45) return '30-44';
  return age < 65 ? '45-64' : '65+';
}
