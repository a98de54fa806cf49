import {
  areaOfLevel,
  type AreaLookup,
  decideEligibility,
  err,
  ok,
  type Result,
  type Round,
} from '@wijkbegroting/domain';
import type { SiteDb } from '../../database/client.ts';
import type { RefusedCount } from '../../database/schema/roll.ts';
import { parseRoll, type RollLineError, type RollRow } from './parse-roll.ts';
import { findAreaLookup } from './store.ts';

export interface Voters {
  /** Different people in the file. */
  readonly people: number;
  /** Who may vote, in the order of the file. */
  readonly eligible: readonly RollRow[];
  readonly refused: readonly RefusedCount[];
  /** Lines that repeat an earlier one exactly. */
  readonly duplicates: number;
}

export interface RollMalformed {
  readonly code: 'roll-malformed';
  readonly errors: readonly RollLineError[];
}

/**
 * Who in the file may vote by the rules of the round, on its reference date. The roll and the letters are both made from
 * this, so that the letters are for exactly those on the roll.
 */
export async function readVoters(site: SiteDb, round: Round, csv: string): Promise<Result<Voters, RollMalformed>> {
  const parsed = parseRoll(csv);
  if (!parsed.ok) return err({ code: 'roll-malformed', errors: parsed.error });
  const { rows, duplicates } = parsed.value;
  return ok({ people: rows.length, ...divide(round, rows, await findAreaLookup(site)), duplicates });
}

function divide(round: Round, rows: readonly RollRow[], areas: AreaLookup): Pick<Voters, 'eligible' | 'refused'> {
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
