import { problemText, voting } from '#lib/messages/index.ts';
import type { Refusal } from './state.ts';

/** What is wrong and what to do, whether the API or this device found it. */
export function refusalText(refusal: Refusal): string {
  if (refusal.code === 'pass-does-not-verify') return voting.found['pass-does-not-verify'];
  if (refusal.code === 'tally-key-unusable') return voting.found['tally-key-unusable'];
  if (refusal.code === 'receipt-does-not-verify') return voting.found['receipt-does-not-verify'];
  return problemText(refusal);
}
