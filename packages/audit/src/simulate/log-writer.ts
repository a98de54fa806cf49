import {
  appendLeaves,
  auditExtension,
  type Bytes,
  canonicalJson,
  checkpointOrigin,
  concatBytes,
  cosignatureLine,
  cosignedBytes,
  EMPTY_TREE,
  formatCheckpoint,
  formatSignedNote,
  keyId,
  leafHash,
  type MerkleTree,
  type NoteSignature,
  type RoundId,
  sha256,
  SIGNATURE_TYPES,
  toHex,
  treeRoot,
  utf8,
} from '@wijkbegroting/domain';
import { ed25519KeyOf, signEd25519 } from '@wijkbegroting/protocol';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import type { Holder, RoundKeys } from './round-keys.ts';

/** The public log of an invented round. */
export interface LogWriter {
  append(event: LogEvent): void;
  /** Signs the head of now, and lets witnesses cosign it at that moment. */
  head(at: Date, witnesses: readonly Holder[]): void;
  root(): Bytes;
  readonly leaves: readonly string[];
  readonly heads: readonly { readonly size: number; readonly note: string }[];
}

const AUDIT = utf8('wijkbegroting/audit/v1');

/** An empty log. Staff do one thing for every head, so that the chain of what staff do grows too. */
export function startLog(roundId: RoundId, { logSecret }: Pick<RoundKeys, 'logSecret'>): LogWriter {
  const origin = checkpointOrigin(roundId);
  const leaves: string[] = [];
  const heads: { size: number; note: string }[] = [];
  let tree: MerkleTree = EMPTY_TREE;
  let audit: Bytes = new Uint8Array(32);
  return {
    leaves,
    heads,
    root: () => treeRoot(tree),
    append(event) {
      const leaf = canonicalJson(event);
      leaves.push(leaf);
      tree = appendLeaves(tree, [leafHash(utf8(leaf))]);
    },
    head(at, witnesses) {
      const event = utf8(canonicalJson({ at: at.toISOString(), type: 'log-sealed' }));
      audit = sha256(concatBytes(AUDIT, Uint8Array.of(0), audit, event));
      const extensions = [auditExtension({ count: heads.length + 1, head: toHex(audit) })];
      const text = formatCheckpoint({ origin, size: tree.size, root: treeRoot(tree), extensions });
      heads.push({ size: tree.size, note: signHead(text, origin, logSecret, { at, witnesses }) });
    },
  };
}

/** Signs the text of a checkpoint by the log key, and cosigns it by the witnesses. */
export function signHead(
  text: string,
  origin: string,
  logSecret: Uint8Array,
  { at, witnesses }: { readonly at: Date; readonly witnesses: readonly Holder[] },
): string {
  const own: NoteSignature = {
    name: origin,
    keyId: keyId(origin, SIGNATURE_TYPES.ed25519, ed25519KeyOf(logSecret)),
    signature: signEd25519(logSecret, utf8(text)),
  };
  const timestamp = Math.floor(at.getTime() / 1000);
  const cosignatures = witnesses.map(({ name, secret }) => {
    const signature = signEd25519(secret, cosignedBytes(timestamp, text));
    return cosignatureLine(name, ed25519KeyOf(secret), { timestamp, signature });
  });
  return formatSignedNote({ text, signatures: [own, ...cosignatures] });
}
