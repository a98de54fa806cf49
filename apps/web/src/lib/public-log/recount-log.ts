import type { RoundId } from '@wijkbegroting/domain';
import { lookUp } from '#lib/voting/device.ts';

/** What a visitor's own device found of the log. */
export type RecountedLog =
  { readonly kind: 'right'; readonly size: number } | { readonly kind: 'wrong' } | { readonly kind: 'no-answer' };

/** Fetches the whole log and checks it on this device: the signed head is that of exactly these lines. */
export async function recountLog(roundId: string): Promise<RecountedLog> {
  try {
    const { checkLog, fetchLog } = await import('@wijkbegroting/voter');
    const log = await fetchLog(lookUp, roundId as RoundId);
    const keys = log && keysIn(log.leaves[0]);
    if (log === undefined) return { kind: 'no-answer' };
    if (keys === undefined) return { kind: 'wrong' };
    const checked = await checkLog(log, { round: roundId as RoundId, ...keys });
    return checked.kind === 'whole' ? { kind: 'right', size: checked.size } : { kind: 'wrong' };
  } catch {
    return { kind: 'no-answer' }; // the code cannot be loaded now
  }
}

/** The log key stands in the first line, which the signed head covers. */
function keysIn(leaf: string | undefined): { logKey: string; witnesses: [] } | undefined {
  const { record } = JSON.parse(leaf ?? '{}') as { readonly record?: { readonly logKey?: unknown } };
  return typeof record?.logKey === 'string' ? { logKey: record.logKey, witnesses: [] } : undefined;
}
