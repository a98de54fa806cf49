import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { type Verification, verifyBundle, type VerifyProgress } from '@wijkbegroting/audit/verify-bundle.ts';
import type { Options } from './options.ts';
import { startThreads } from './thread-workers.ts';

/** A verification of one file. */
export interface VerifiedFile extends Verification {
  readonly name: string;
  /** Of the file as a whole, to compare with what was published. */
  readonly sha256: string;
}

/** From this size on it pays to start threads. */
const WORTH_THREADS = 4 * 1024 * 1024;
const MOST_THREADS = 2;
const RECEIPT_MAX_LENGTH = 16 * 1024;

/** Verifies a file. @throws with one line when a file cannot be read */
export async function verifyFile(
  { file, receipts }: Options,
  onProgress: (progress: VerifyProgress) => void,
): Promise<VerifiedFile> {
  const place = fromWhereItWasTyped(file);
  const { size } = readable(file, () => fs.statSync(place));
  const given = receipts.map((name) => ({ place: name, value: readReceipt(name) }));
  const sha256 = await hashOf(place);
  const threads = size < WORTH_THREADS ? 0 : Math.min(MOST_THREADS, os.availableParallelism());
  const verification = await verifyBundle(await fs.openAsBlob(place), {
    receipts: given,
    onProgress,
    ...(threads < 2 ? {} : { startWorkers: (terms) => startThreads(terms, threads) }),
  });
  return { ...verification, name: path.basename(file), sha256 };
}

/** npm runs commands in the folder of the project. */
function fromWhereItWasTyped(file: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? '.', file);
}

function readReceipt(name: string): SignedReceiptWire {
  const text = readable(name, () => fs.readFileSync(fromWhereItWasTyped(name), 'utf8'));
  const parsed = SignedReceiptWire.safeParse(text.length > RECEIPT_MAX_LENGTH ? undefined : jsonIn(text));
  if (!parsed.success) throw new Error(`${name}: is no receipt`);
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readable<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: cannot be read`, { cause: error });
  }
}

async function hashOf(place: string): Promise<string> {
  const hash = crypto.createHash('sha256');
  await pipeline(fs.createReadStream(place), hash);
  return hash.digest('hex');
}
