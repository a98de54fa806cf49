import type { components } from '#lib/api/generated/openapi.ts';
import type { Standing } from '#lib/api/types.ts';

export type Check = components['schemas']['FeasibilityCheck'];

/** The three heaps of the queue. */
export const HEAPS = ['todo', 'done', 'below'] as const;
export type Heap = (typeof HEAPS)[number];

/** The words in the address. */
export const HEAP_WORDS = { todo: 'te-doen', done: 'klaar', below: 'te-weinig-steun' } as const;

export function heapOf({ status }: { readonly status: Standing }): Heap {
  if (status === 'awaitingCheck') return 'todo';
  return status === 'collectingSupport' || status === 'belowThreshold' ? 'below' : 'done';
}

export function heapOfWord(word: string | null): Heap {
  return HEAPS.find((heap) => HEAP_WORDS[heap] === word) ?? 'todo';
}

interface Queued {
  readonly proposalId: string;
  readonly status: Standing;
}

/** Where a plan stands among those that wait, and which waits after it; the first when it was the last. */
export function placeInQueue(
  items: readonly Queued[],
  proposalId: string,
): { at: number; total: number; next: string | null } {
  const waiting = items.filter((item) => heapOf(item) === 'todo').map((item) => item.proposalId);
  const at = waiting.indexOf(proposalId);
  const others = waiting.filter((id) => id !== proposalId);
  return { at: at + 1, total: waiting.length, next: (at < 0 ? undefined : waiting[at + 1]) ?? others[0] ?? null };
}

/** All plans on their heaps, each in the order of the queue. */
export function heapsOf<Item extends Queued>(items: readonly Item[]): Record<Heap, readonly Item[]> {
  const on = (heap: Heap): readonly Item[] => items.filter((item) => heapOf(item) === heap);
  return { todo: on('todo'), done: on('done'), below: on('below') };
}
