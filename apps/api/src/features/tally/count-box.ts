import { type CountedBallots, countBallots, type RecordedDraw } from '@wijkbegroting/audit/count/count-ballots.ts';
import { err, invariant, isSameList, ok, type Result, type Round, type Tie } from '@wijkbegroting/domain';
import { findBox } from '../../database/ballot-box.ts';
import type { Databases } from '../../database/client.ts';
import { findEvents, findLastEvent } from '../../database/public-log.ts';
import { findRecordHash } from '../../database/round-store.ts';
import { findDraws } from '../../database/tie-store.ts';
import { type BoxDoubted, openBallots, type TellOpened } from '../../database/opened-ballots.ts';
import { type BoxNotOpened, findTallySecret } from '../../database/tally-secret.ts';

export type CountBoxError =
  | BoxDoubted
  | BoxNotOpened
  | { readonly code: 'ballot-box-unknown' | 'opening-records-differ' }
  | { readonly code: 'ballots-exceed-passes'; readonly ballots: number; readonly passes: number };

/** What the count of a box gave, and with which draws. */
export interface CountedBox {
  readonly count: CountedBallots | Tie;
  readonly draws: readonly RecordedDraw[];
  /** SECRET until the shares are revealed, public after it. */
  readonly tallySecret: Uint8Array;
}

/** Opens the box of a closed round and counts what is in it, with the draws that were recorded so far. */
export async function countBox(
  databases: Databases,
  { id }: Round,
  tell?: TellOpened,
): Promise<Result<CountedBox, CountBoxError>> {
  const { site, urn } = databases;
  const box = await findBox(urn, id);
  if (box === undefined) return err({ code: 'ballot-box-unknown' });
  if (box.recordHash !== (await findRecordHash(site, id))) return err({ code: 'opening-records-differ' });
  const secret = await findTallySecret(urn, box.record);
  if (!secret.ok) return secret;
  const close = await findLastEvent(urn, id, 'CLOSE');
  invariant(close !== undefined, 'shares are revealed after closing');
  const { statement } = close;
  if (statement.voters > statement.passes) {
    return err({ code: 'ballots-exceed-passes', ballots: statement.voters, passes: statement.passes });
  }
  const ballots = await openBallots(urn, box.record, secret.value, tell);
  if (!ballots.ok) return ballots;
  const draws = await drawsInOrder(databases, id);
  const count = countBallots({ record: box.record, statement, ballots: ballots.value, paper: [], draws });
  invariant(count.kind !== 'refusedDraw', 'a draw is recorded only for a tie that the count has met');
  return ok({ count, draws, tallySecret: secret.value });
}

/** The recorded draws in the order of the log; the log tells of each. */
async function drawsInOrder({ site, urn }: Databases, id: Round['id']): Promise<readonly RecordedDraw[]> {
  const logged = await findEvents(urn, id, 'DRAW');
  const placeOf = (draw: { readonly between: RecordedDraw['between'] }): number =>
    logged.findIndex(({ between }) => isSameList(between, draw.between));
  const draws = await findDraws(site, id);
  return draws
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ between, order, minutes, drawnAt }) => ({ between, order, minutes, drawnAt: drawnAt.toISOString() }));
}
