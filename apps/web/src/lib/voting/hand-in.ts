import type { KeptReceipt, Post } from '@wijkbegroting/voter';
import { post } from './device.ts';

/** `inLog`: the log holds the ballot after all. */
export type HandedIn = 'kept' | 'inLog' | 'notDue' | 'failed';

/** Brings a receipt that the log contradicts to the box, so that it goes into the audit bundle. Only when the voter asks. */
export async function handIn({ receipt, signature }: KeptReceipt, send: Post = post): Promise<HandedIn> {
  try {
    const { status, body } = await send(`/v1/rounds/${receipt.round}/handed-in-receipts`, { receipt, signature });
    if (status === 409) return 'notDue';
    if (status !== 200 || typeof body !== 'object' || body === null || !('isInLog' in body)) return 'failed';
    return body.isInLog === true ? 'inLog' : 'kept';
  } catch {
    return 'failed'; // no network
  }
}
