import crypto from 'node:crypto';
import {
  ageOn,
  areaOfLevel,
  type AreaLookup,
  type CalendarDay,
  decideEligibility,
  dayOf,
  err,
  ok,
  type Result,
  type Round,
} from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction } from '../../database/client.ts';
import { rollBasis } from '../../database/roll-sizes.ts';
import type { AgeBracket, RefusedCount } from '../../database/schema/roll.ts';
import { mapInTurns } from '../../in-turns.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { parseRoll, type RollLineError, type RollRow } from './parse-roll.ts';
import { findAreaLookup, lockRollImport, type NewEntry, replaceRoll } from './store.ts';

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

export type ImportRollError =
  { readonly code: 'roll-malformed'; readonly errors: readonly RollLineError[] } | { readonly code: 'roll-fixed' };

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
  const parsed = parseRoll(csv);
  if (!parsed.ok) return err({ code: 'roll-malformed', errors: parsed.error });
  const { eligible, refused } = divide(round, parsed.value.rows, await findAreaLookup(site));
  const { duplicates } = parsed.value;
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
  const report = { people: parsed.value.rows.length, eligible: entries.length, refused, duplicates };
  const facts = { people: report.people, eligible: report.eligible, duplicates };
  await recordAuditEvent(site, { type: 'roll-imported', at: now, accountId, roundId: round.id, facts });
  return ok(report);
}

function divide(round: Round, rows: readonly RollRow[], areas: AreaLookup) {
  const eligible: RollRow[] = [];
  const refused = new Map<RefusedCount['code'], number>();
  for (const row of rows) {
    const decided = decideEligibility({
      action: 'vote',
      person: personOf(row, areas),
      round,
      on: round.rules.vote.referenceDate,
    });
    if (decided.kind === 'eligible') eligible.push(row);
    else for (const { code } of decided.reasons) refused.set(code, (refused.get(code) ?? 0) + 1);
  }
  return {
    eligible,
    refused: [...refused]
      .map(([code, count]) => ({ code, rows: count }))
      .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
  };
}

/** A buurt that is not on the list of areas lies nowhere; whether that matters is for the rules. */
function personOf({ buurtCode, birthDate }: RollRow, areas: AreaLookup) {
  const codeOf = (level: 'buurt' | 'wijk' | 'gemeente') => areaOfLevel(areas, buurtCode, level)?.code ?? null;
  return { buurtCode: codeOf('buurt'), wijkCode: codeOf('wijk'), gemeenteCode: codeOf('gemeente'), birthDate };
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
