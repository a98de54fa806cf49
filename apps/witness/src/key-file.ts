import fs from 'node:fs';
import { type Bytes, fromHex, SIGNATURE_TYPES, toHex, type VerifierKey } from '@wijkbegroting/domain';
import { z } from 'zod';
import type { KeyConfig } from './config.ts';
import { newSecretKey, publicKeyOf } from './ed25519.ts';
import { readIfThere, writeOnceForOwner } from './files.ts';

/** The key pair of a witness. SECRET: whoever has it can cosign in the name of the witness. */
export interface WitnessKey {
  readonly secretKey: Bytes;
  /** What others need to know of it. */
  readonly verifierKey: VerifierKey;
}

const KeyFile = z.strictObject({ secretKey: z.string().regex(/^[0-9a-f]{64}$/) });

/** Makes a key pair and keeps it in a file that only its owner can read. @throws when the file is there already */
export function makeKeyFile({ name, keyFile }: KeyConfig): WitnessKey {
  if (fs.existsSync(keyFile)) throw new Error(`${keyFile}: there is a key already; it is left as it is`);
  const secretKey = newSecretKey();
  writeOnceForOwner(keyFile, `${JSON.stringify({ secretKey: toHex(secretKey) })}\n`);
  return keyOf(name, secretKey);
}

/** Reads the key pair. @throws with one line when it is not there, not a key, or open to other users of the machine */
export function readKeyFile({ name, keyFile }: KeyConfig): WitnessKey {
  const text = readIfThere(keyFile);
  if (text === undefined) throw new Error(`${keyFile}: there is no key; make one with --init`);
  if (process.platform !== 'win32' && (fs.statSync(keyFile).mode & 0o077) !== 0) {
    throw new Error(`${keyFile}: other users can read this key; make it yours alone with chmod 600`);
  }
  const secretKey = secretKeyIn(text);
  if (secretKey === undefined) throw new Error(`${keyFile}: this is not a key that --init made`);
  return keyOf(name, secretKey);
}

function secretKeyIn(text: string): Bytes | undefined {
  try {
    const bytes = fromHex(KeyFile.parse(JSON.parse(text)).secretKey);
    return bytes.ok ? bytes.value : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(name: string, secretKey: Bytes): WitnessKey {
  const verifierKey = { name, type: SIGNATURE_TYPES.cosignature, publicKey: publicKeyOf(secretKey) };
  return { secretKey, verifierKey };
}
