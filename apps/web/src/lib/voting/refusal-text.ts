import { problemText, voting } from '#lib/messages/index.ts';
import type { Refusal } from './state.ts';

/** What is wrong and what to do, whether the API or this device found it. */
export function refusalText(refusal: Refusal): string {
  return isFound(refusal) ? voting.found[refusal.code] : problemText(refusal);
}

function isFound(refusal: Refusal): refusal is { readonly code: keyof typeof voting.found } {
  return Object.hasOwn(voting.found, refusal.code);
}
