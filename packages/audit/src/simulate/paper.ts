import { type ProjectId, toHex } from '@wijkbegroting/domain';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import type { Chance } from './random.ts';

const POLLING_POINTS = ['Bibliotheek Haarlem Oost', 'Wijkcentrum Parkwijk', 'Stadhuis'];
const BALLOTS_IN_BATCH = 120;
/** One of so many readings has a slip. */
const SLIP = 0.02;

/**
 * Paper ballots, read by two people each. In the first batch one ballot was read differently and a third person resolved
 * it, and one was marked so that nobody could read it.
 */
export function readOnPaper(intentions: readonly (readonly ProjectId[])[], chance: Chance): readonly PaperBatchFile[] {
  const batches: PaperBatchFile[] = [];
  for (let from = 0; from < intentions.length; from += BALLOTS_IN_BATCH) {
    const some = intentions.slice(from, from + BALLOTS_IN_BATCH);
    const ballots: PaperBatchFile['ballots'][number][] = some.map((choices, at) => {
      const hasSlip = choices.length > 0 && (chance.next() < SLIP || (from === 0 && at === 0));
      const slip = choices.slice(1);
      return { number: at + 1, first: choices, second: hasSlip ? slip : choices, third: hasSlip ? choices : null };
    });
    if (from === 0) ballots.push({ number: some.length + 1, first: 'invalid', second: 'invalid', third: null });
    const batch = batches.length + 1;
    const pollingPoint = POLLING_POINTS[(batch - 1) % POLLING_POINTS.length] ?? '';
    batches.push({ batch, nonce: toHex(chance.bytes(32)), pollingPoint, ballots });
  }
  return batches;
}
