import { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { readSignedHead, type SignedHead } from '@wijkbegroting/voter';
import type { RoundId } from '@wijkbegroting/domain';
import { type Api, attempt } from '#lib/api/client.ts';
import type { ReadLeaf } from '#lib/public-log/log-view.ts';

const MOST_PAGES = 50;

/** The log of a round as read from the API, `none` when there is none yet, or `failed` when it cannot be read whole. */
export type ReadLog =
  | { readonly kind: 'none' | 'failed' }
  | { readonly kind: 'log'; readonly head: SignedHead; readonly leaves: readonly ReadLeaf[] };

/** Reads the last head and all leaves up to it. A head that the log key did not sign is none. */
export async function readLog(api: Api, roundId: RoundId): Promise<ReadLog> {
  const path = { roundId };
  const note = await attempt(api.GET('/v1/rounds/{roundId}/log/checkpoint', { params: { path }, parseAs: 'text' }));
  if (note.data === undefined) return { kind: note.problem.status === 404 ? 'none' : 'failed' };
  const texts = await readLeaves(api, roundId, Number(note.data.split('\n')[1]));
  const leaves = texts?.map(eventIn);
  const opening = leaves?.[0];
  if (leaves === undefined || opening?.type !== 'OPENING') return { kind: 'failed' };
  const { logKey, witnesses } = opening.record;
  const head = await readSignedHead(note.data, { round: roundId, logKey, witnesses });
  return head === undefined ? { kind: 'failed' } : { kind: 'log', head, leaves };
}

async function readLeaves(api: Api, roundId: string, size: number): Promise<readonly string[] | undefined> {
  const found: string[] = [];
  for (let page = 0; page < MOST_PAGES && found.length < size; page += 1) {
    const query = { from: String(found.length) };
    const { data } = await attempt(
      api.GET('/v1/rounds/{roundId}/log/leaves', { params: { path: { roundId }, query } }),
    );
    if (data === undefined || data.leaves.length === 0) return undefined;
    found.push(...data.leaves);
  }
  return found.slice(0, size);
}

function eventIn(leaf: string): ReadLeaf {
  try {
    return LogEvent.parse(JSON.parse(leaf));
  } catch {
    return undefined; // a kind of line that this version does not know is shown as such
  }
}
