import { invariant, type OpeningRecord, type ProjectId, sha256Hex, type Tie, toHex, utf8 } from '@wijkbegroting/domain';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { DrawFile } from '@wijkbegroting/records/draw-file.ts';
import { computedOrder, drawNonce, drawSeed } from '../count/computed-draw.ts';
import { countBallots, type CountedBallots, type OpenedBallot, type RecordedDraw } from '../count/count-ballots.ts';
import { resultEvent } from '../count/result-files.ts';
import type { LogWriter } from './log-writer.ts';
import type { Chance } from './random.ts';
import type { RoundKeys } from './round-keys.ts';
import { afterClosing, decision } from './tell-log.ts';

interface ToCount {
  readonly record: OpeningRecord;
  readonly statement: ClosingStatement;
  readonly opened: readonly OpenedBallot[];
  readonly paper: readonly PaperBatchFile[];
  readonly closeRoot: Uint8Array;
  readonly keys: RoundKeys;
  readonly chance: Chance;
}

/** Counts until there is a result. Whenever the count stops for a tie, lots are drawn as the round says, and logged. */
export function countWithDraws(
  log: LogWriter,
  facts: ToCount,
): { readonly count: CountedBallots; readonly draws: readonly DrawFile[] } {
  const { record, statement, opened, paper, keys } = facts;
  const recorded: RecordedDraw[] = [];
  const draws: DrawFile[] = [];
  for (;;) {
    const count = countBallots({ record, statement, ballots: opened, paper, draws: recorded });
    invariant(count.kind !== 'refusedDraw', 'lots are drawn for the tie that was met');
    if (count.kind === 'counted') {
      log.append(resultEvent(count.result, count.steps));
      log.append(decision('publish-outcome', afterClosing(90)));
      log.head(afterClosing(90), keys.witnesses);
      return { count, draws };
    }
    const isComputed = record.rules.count.tie === 'computedDraw';
    if (isComputed) recorded.push(compute(log, count, facts));
    else {
      const draw = drawInPublic(log, count, draws.length + 1, facts.chance);
      draws.push(draw);
      recorded.push(draw);
    }
    log.head(afterClosing(20 + recorded.length), keys.witnesses);
  }
}

function drawInPublic(log: LogWriter, { between }: Tie, number: number, chance: Chance): DrawFile {
  const minutes = `Loting ${number} in het wijkcentrum, met briefjes uit een hoed, door een kind uit de wijk.`;
  const order: readonly ProjectId[] = chance.shuffled(between);
  log.append({ type: 'DRAW', kind: 'public', between, order, minutesSha256: sha256Hex(utf8(minutes)) });
  return { between, order, minutes, drawnAt: afterClosing(20 + number).toISOString() };
}

function compute(log: LogWriter, { between }: Tie, { record, statement, closeRoot, keys }: ToCount): RecordedDraw {
  const nonce = drawNonce(keys.tallySecret);
  const order = computedOrder(drawSeed(record.round.id, closeRoot, nonce), between);
  log.append({ type: 'DRAW', kind: 'computed', between, order, nonce: toHex(nonce) });
  return { between, order, minutes: null, drawnAt: statement.closedAt };
}
