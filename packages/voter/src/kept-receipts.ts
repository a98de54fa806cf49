import { parseRoundId, type RoundId } from '@wijkbegroting/domain';
import type { WholeLog } from './check-inclusion.ts';
import { type LoggedLeaf, loggedLeafIn } from './logged-leaf.ts';
import { receiptIn, type SignedReceipt } from './receipt.ts';
import type { LogKeys } from './signed-head.ts';
import type { Store } from './surroundings.ts';

/** A receipt with everything that is needed to check it without a network. Keep it to yourself, as any receipt. */
export interface KeptReceipt extends SignedReceipt {
  /** The keys as they were when the ballot was cast: a site that shows others later is caught. */
  readonly keys: LogKeys;
  /** What the log showed of the batch, once it did; also when the ballot is not in it. */
  readonly logged: LoggedLeaf | null;
  /** A closed log without the batch: proof that the box did not keep its promise. */
  readonly closedLog: WholeLog | null;
}

const place = (round: RoundId): string => `receipts/${round}`;

/** The receipts of a round on this device, the last ballot first. */
export async function loadReceipts(store: Store, round: RoundId): Promise<readonly KeptReceipt[]> {
  const kept = await store.load(place(round));
  return kept === undefined ? [] : (JSON.parse(kept) as readonly KeptReceipt[]);
}

/** Keeps a receipt. One with another promise for the same ballot stays too: the box has to honour both. */
export async function keepReceipt(store: Store, kept: KeptReceipt): Promise<void> {
  const others = (await loadReceipts(store, kept.receipt.round)).filter((one) => !areOfOnePromise(one, kept));
  await store.save(place(kept.receipt.round), JSON.stringify([kept, ...others]));
}

function areOfOnePromise({ receipt: one }: SignedReceipt, { receipt: other }: SignedReceipt): boolean {
  return one.ballotHash === other.ballotHash && one.batch === other.batch;
}

const FORMAT = 'wijkbegroting-controlebestand';

/** Writes a receipt with its keys and proof as a file, to check later without a network or to show to others. */
export function writeCheckFile({ receipt, signature, keys, logged, closedLog }: KeptReceipt): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, receipt, signature, keys, logged, closedLog }, null, 2)}\n`;
}

/** Reads such a file; undefined when it is none. Whether it tells the truth shows when it is checked. */
export function readCheckFile(text: string): KeptReceipt | undefined {
  const file = objectIn(text);
  const signed = receiptIn(file);
  const keys = keysIn(file?.['keys']);
  if (file?.['format'] !== FORMAT || signed === undefined || keys === undefined) return undefined;
  return { ...signed, keys, logged: loggedLeafIn(file['logged']) ?? null, closedLog: wholeLogIn(file['closedLog']) };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function keysIn(value: unknown): LogKeys | undefined {
  if (!isObject(value) || typeof value['logKey'] !== 'string' || typeof value['round'] !== 'string') return undefined;
  const { logKey, witnesses } = value;
  const round = parseRoundId(value['round']);
  const areKeys =
    Array.isArray(witnesses) &&
    witnesses.every((one) => isObject(one) && typeof one['name'] === 'string' && typeof one['key'] === 'string');
  return areKeys && round.ok ? { round: round.value, logKey, witnesses: witnesses as LogKeys['witnesses'] } : undefined;
}

function wholeLogIn(value: unknown): WholeLog | null {
  if (!isObject(value) || typeof value['checkpoint'] !== 'string' || !Array.isArray(value['leaves'])) return null;
  const { checkpoint, leaves } = value;
  return leaves.every((leaf) => typeof leaf === 'string') ? { checkpoint, leaves } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
