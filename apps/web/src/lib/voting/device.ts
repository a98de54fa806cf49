import type { Get, Post, Store } from '@wijkbegroting/voter';
import { createStore, delMany, get, keys, set } from 'idb-keyval';

const ANSWER_WITHIN = 20_000;

const DATABASE = 'wijkbegroting-stemmen';

/** IndexedDB of this browser, apart from everything else the site keeps. */
const place = () => createStore(DATABASE, 'bewaard');

let opened: ReturnType<typeof place> | undefined;
const box = () => (opened ??= place());

/** Where the voter's keys, pass and unsent ballot are kept. */
export const deviceStore: Store = {
  load: (key) => get<string>(key, box()),
  save: (key, value) => set(key, value, box()),
};

/** Key under which the place in the flow is kept. */
export const flowKey = (roundId: string): string => `flow/${roundId}`;

/** Whether this browser may have kept anything of a voter; looking must not itself leave a trace. */
export async function mayHaveKept(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return 'indexedDB' in globalThis; // an older browser cannot tell
  }
}

/** Forgets the pass, the ballot and the choices of a round on this device. They cannot be got back. */
export async function forgetSecrets(roundId: string): Promise<void> {
  await forget((key) => key.startsWith(`pass/${roundId}/`) || key.startsWith(`ballot/${roundId}/`));
}

/** Forgets everything of a round on this device, the receipt too. */
export async function forgetRound(roundId: string): Promise<void> {
  await forgetSecrets(roundId);
  await forget(
    (key) =>
      key === flowKey(roundId) ||
      key === `receipts/${roundId}` ||
      key === `opening/${roundId}` ||
      key.startsWith(`sent/${roundId}/`),
  );
}

async function forget(isMeant: (key: string) => boolean): Promise<void> {
  const all = await keys<string>(box());
  await delMany(all.filter(isMeant), box());
}

/** Sends to issuer or ballot box without cookie or referrer: neither may learn who is signed in. */
export const post: Post = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
    keepalive: true,
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  const answer: unknown = await response.json().catch(() => null);
  return { status: response.status, body: answer };
};

/** Looks something up without cookie or referrer: it could be the visitor's own ballot. */
export const lookUp: Get = async (path) => {
  const response = await fetch(path, {
    headers: { accept: 'application/json, text/plain' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  const text = await response.text();
  return { status: response.status, body: parsed(text) };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What this browser lacks for voting; undefined when it has everything. */
export function missingHere(): 'secure-page' | 'storage' | undefined {
  if (!isSecureContext) return 'secure-page';
  return 'indexedDB' in globalThis ? undefined : 'storage';
}

/** A random seed for the order of the plans. */
export function freshSeed(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
