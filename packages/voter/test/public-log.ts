import crypto from 'node:crypto';
import {
  canonicalJson,
  checkpointOrigin,
  cosignatureLine,
  cosignedBytes,
  formatCheckpoint,
  formatSignedNote,
  inclusionProof,
  keyId,
  leafHash,
  merkleRoot,
  receiptBytes,
  roundId,
  SIGNATURE_TYPES,
  toBase64url,
  toHex,
  utf8,
} from '@wijkbegroting/domain';
import { makeEd25519Key, signEd25519 } from '@wijkbegroting/protocol';
import type { LoggedLeaf, LogKeys, SignedReceipt, WholeLog } from '../src/index.ts';

export const ROUND = roundId('parkwijk-2027');
/** When the witness cosigned, in seconds. */
export const COSIGNED_AT = 1_810_000_000;

const log = makeEd25519Key();
const witness = makeEd25519Key();

export const keys: LogKeys = {
  round: ROUND,
  logKey: toBase64url(log.publicKey),
  witnesses: [{ name: 'controleur.example', key: toBase64url(witness.publicKey) }],
};

export const hashOf = (text: string): string => crypto.createHash('sha256').update(text).digest('hex');

export const batchLeaf = (batch: number, ballots: readonly string[]): string =>
  canonicalJson({ type: 'BALLOT_BATCH', batch, ballots: ballots.toSorted() });

export const incident = (text: string): string =>
  canonicalJson({ type: 'INCIDENT', at: '2027-05-20T10:00:00.000Z', text });

export const CLOSE = canonicalJson({ type: 'CLOSE', statement: { batches: 1 } });

export function receiptFor(ballotHash: string, batch: number): SignedReceipt {
  const receipt = { round: ROUND, ballotHash, batch };
  return { receipt, signature: toBase64url(signEd25519(log.secretKey, receiptBytes(receipt))) };
}

interface HeadOptions {
  readonly origin?: string;
  readonly isCosigned?: boolean;
  readonly secretKey?: Uint8Array;
}

/** A signed head of the log of these leaves. */
export function headOf(leaves: readonly string[], options: HeadOptions = {}): string {
  const { origin = checkpointOrigin(ROUND), isCosigned = false, secretKey = log.secretKey } = options;
  const root = merkleRoot(leaves.map((leaf) => leafHash(utf8(leaf))));
  const text = formatCheckpoint({ origin, size: leaves.length, root, extensions: [] });
  const id = keyId(origin, SIGNATURE_TYPES.ed25519, log.publicKey);
  const own = { name: origin, keyId: id, signature: signEd25519(secretKey, utf8(text)) };
  const signature = signEd25519(witness.secretKey, cosignedBytes(COSIGNED_AT, text));
  const cosigned = cosignatureLine('controleur.example', witness.publicKey, { timestamp: COSIGNED_AT, signature });
  return formatSignedNote({ text, signatures: isCosigned ? [own, cosigned] : [own] });
}

/** What the site answers when asked for the leaf at this place. */
export function answerFor(leaves: readonly string[], position: number, options: HeadOptions = {}): LoggedLeaf {
  const hashes = leaves.map((leaf) => leafHash(utf8(leaf)));
  const proof = inclusionProof(hashes, position, leaves.length).map(toHex);
  return { leaf: leaves[position] ?? '', position, hashes: proof, checkpoint: headOf(leaves, options) };
}

export const wholeLog = (leaves: readonly string[], options: HeadOptions = {}): WholeLog => ({
  checkpoint: headOf(leaves, options),
  leaves,
});
