import type { Followed, KeptReceipt } from '@wijkbegroting/voter';
import { formatDayTime, formatNumber } from '#lib/format.ts';
import { receipt as words } from '#lib/messages/index.ts';

/** What came out of checking a receipt. */
export type Verdict = Followed['inclusion'];

/** One thing that was checked. */
export interface CheckStep {
  readonly mark: keyof typeof words.marks;
  readonly text: string;
}

/** How it ended, in one word. */
export type Ending = keyof typeof words.verdict;

const ENDINGS = {
  included: 'included',
  'not-yet': 'awaited',
  'no-answer': 'unclear',
  'not-shown': 'unclear',
  'receipt-does-not-verify': 'wrong',
  contradiction: 'contradiction',
} as const satisfies Record<Verdict['kind'], Ending>;

export function endingOf({ kind }: Verdict): Ending {
  return ENDINGS[kind];
}

/** Whether looking again can change anything. */
export function isSettled(verdict: Verdict, { keys }: KeptReceipt): boolean {
  if (verdict.kind === 'included') return verdict.seenBy.length > 0 || keys.witnesses.length === 0;
  return verdict.kind === 'contradiction' || verdict.kind === 'receipt-does-not-verify';
}

/** Everything that was checked, in its order, each in a sentence. */
export function checkSteps(verdict: Verdict, { receipt, keys }: KeptReceipt): readonly CheckStep[] {
  const say = words.steps;
  const signed: CheckStep = { mark: 'ok', text: say.signature };
  const batch = formatNumber(receipt.batch);
  switch (verdict.kind) {
    case 'receipt-does-not-verify':
      return [{ mark: 'wrong', text: say.signatureWrong }];
    case 'no-answer':
      return [signed, { mark: 'unknown', text: say.noAnswer }];
    case 'not-yet':
      return [signed, { mark: 'wait', text: say.awaited(batch) }];
    case 'not-shown':
      return [signed, { mark: 'unknown', text: `${say.notShown[verdict.why]} ${say.tryLater}` }];
    case 'included':
      return [
        signed,
        { mark: 'ok', text: say.inBatch(batch, formatNumber(verdict.ballots - 1)) },
        { mark: 'ok', text: say.inLog(formatNumber(verdict.size)) },
        ...witnessSteps(verdict.seenBy, keys.witnesses.length > 0),
      ];
    case 'contradiction':
      return [
        signed,
        { mark: 'ok', text: say.logSigned(formatNumber(verdict.size)) },
        { mark: 'wrong', text: verdict.why === 'not-in-its-batch' ? say.notInBatch(batch) : say.closedWithout(batch) },
        ...witnessSteps(verdict.seenBy, keys.witnesses.length > 0),
      ];
  }
}

function witnessSteps(
  seenBy: readonly { readonly name: string; readonly at: string }[],
  hasWitnesses: boolean,
): readonly CheckStep[] {
  const say = words.steps;
  if (!hasWitnesses) return [{ mark: 'wait', text: say.noWitnesses }];
  if (seenBy.length === 0) return [{ mark: 'wait', text: say.seenByNobody }];
  return seenBy.map(({ name, at }) => ({ mark: 'ok', text: say.seenBy(name, formatDayTime(at)) }));
}
