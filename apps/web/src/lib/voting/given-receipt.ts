import { type KeptReceipt, type LogKeys, readCheckFile, receiptInText } from '@wijkbegroting/voter';

/** A receipt that somebody brings along, to check with the keys of the round. */
export interface GivenReceipt {
  readonly kept: KeptReceipt;
  /** What was brought along names another key of the ballot box than the site shows now. */
  readonly hasOtherKeys: boolean;
}

/** Finds a receipt in a text: a saved file, what was copied from one, or the address of a QR code. */
export function givenReceipt(text: string, keys: LogKeys): GivenReceipt | undefined {
  const file = readCheckFile(text);
  if (file !== undefined) return { kept: { ...file, keys }, hasOtherKeys: file.keys.logKey !== keys.logKey };
  const signed = receiptInText(text);
  return signed && { kept: { ...signed, keys, logged: null, closedLog: null }, hasOtherKeys: false };
}
