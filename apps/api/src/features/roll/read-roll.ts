import { type CalendarDay, err, ok, type Result, type RollSize, type Round } from '@wijkbegroting/domain';
import type { RollDb } from '../../database/client.ts';
import { findRollSizes, rollBasis } from '../../database/roll-sizes.ts';
import type { RefusedCount } from '../../database/schema/roll.ts';
import { countCodes, countEntries, findRollImport, type StateCounts } from './store.ts';

export interface RollStatement {
  readonly importedOn: CalendarDay;
  /** The rules of the round have changed since: import the roll again. */
  readonly isOutdated: boolean;
  readonly eligible: number;
  readonly refused: readonly RefusedCount[];
  readonly duplicates: number;
  readonly entries: StateCounts;
  readonly codes: {
    readonly madeOn: CalendarDay | null;
    readonly made: number;
    readonly replaced: number;
    readonly used: number;
    readonly unused: number;
  };
  /** Small buurten stand together under the code of the gemeente. */
  readonly sizes: readonly RollSize[];
}

/** Everything that staff may know of a roll: numbers, never a person. */
export async function readRoll(
  db: RollDb,
  round: Round,
): Promise<Result<RollStatement, { readonly code: 'roll-unknown' }>> {
  const imported = await findRollImport(db, round.id);
  if (imported === undefined) return err({ code: 'roll-unknown' });
  const entries = await countEntries(db, round.id);
  const { made, replaced } = await countCodes(db, round.id);
  const { importedOn, eligible, refused, duplicates, codesMadeOn, basisSha256 } = imported;
  return ok({
    importedOn,
    isOutdated: !basisSha256.equals(rollBasis(round)),
    eligible,
    refused,
    duplicates,
    entries,
    codes: { madeOn: codesMadeOn, made, replaced, used: entries.issued, unused: made - replaced - entries.issued },
    sizes: await findRollSizes(db, round.id, round.gemeenteCode),
  });
}
