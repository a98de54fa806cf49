import {
  appendLeaves,
  type Bytes,
  checkpointOrigin,
  cosignedBytes,
  EMPTY_TREE,
  equalBytes,
  fromBase64url,
  idOfKey,
  type MerkleTree,
  type NoteSignature,
  type OpeningRecord,
  parseAuditExtension,
  parseCosignature,
  SIGNATURE_TYPES,
  treeRoot,
  utf8,
  type VerifierKey,
} from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';
import type { Evidence, Head } from './evidence.ts';

/** A cosignature that holds. */
interface Cosigned {
  readonly head: Head;
  readonly witness: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

const NEED_RECORD = ['V03', 'V04', 'V07'] as const;

/** V03, V04 and V07: who signed the heads, and when. */
export async function checkSignaturesOfHeads(evidence: Evidence): Promise<void> {
  const { findings, record, heads } = evidence;
  if (record === undefined) {
    findings.skip(NEED_RECORD, 'the opening record');
    return;
  }
  const origin = checkpointOrigin(record.round.id);
  const logKey = keyOf(origin, SIGNATURE_TYPES.ed25519, record.logKey);
  const witnesses = record.witnesses.map(({ name, key }) => keyOf(name, SIGNATURE_TYPES.cosignature, key));
  const cosigned: Cosigned[] = [];
  for (const head of heads) {
    if (head.checkpoint.origin !== origin) findings.fail('V03', head.place, 'is of another log');
    const [audit, ...more] = head.checkpoint.extensions;
    const hasAuditHead = audit !== undefined && more.length === 0 && parseAuditExtension(audit).ok;
    if (!hasAuditHead) findings.fail('V03', head.place, 'does not tell where the chain of staff events stands');
    await checkLogSignature(evidence, head, logKey);
    for (const line of head.note.signatures) {
      if (isBy(line, logKey)) continue;
      const cosignature = await cosignatureIn(head, line, witnesses);
      if (typeof cosignature === 'string') findings.fail('V04', head.place, cosignature);
      else cosigned.push(cosignature);
    }
  }
  checkMostCosigned(evidence, record, cosigned);
  for (const { name } of record.witnesses) checkTimes(evidence, record, name, cosigned);
}

function keyOf(name: string, type: VerifierKey['type'], text: string): VerifierKey {
  const key = fromBase64url(text);
  return { name, type, publicKey: key.ok ? key.value : new Uint8Array() };
}

function isBy({ name, keyId }: NoteSignature, key: VerifierKey): boolean {
  return name === key.name && keyId === idOfKey(key);
}

async function checkLogSignature({ findings }: Evidence, { note, place }: Head, logKey: VerifierKey): Promise<void> {
  const line = note.signatures.find((signature) => isBy(signature, logKey));
  const isSigned = line !== undefined && (await verifyEd25519(logKey.publicKey, utf8(note.text), line.signature));
  if (!isSigned) findings.fail('V03', place, 'is not signed by the log key');
}

async function cosignatureIn(
  head: Head,
  line: NoteSignature,
  witnesses: readonly VerifierKey[],
): Promise<Cosigned | string> {
  const key = witnesses.find((witness) => isBy(line, witness));
  if (key === undefined) return `is signed by ${line.name} (${line.keyId}), who is no witness of this round`;
  const parsed = parseCosignature(line.signature);
  if (!parsed.ok) return `the cosignature of ${key.name} is malformed`;
  const { timestamp, signature } = parsed.value;
  const holds = await verifyEd25519(key.publicKey, cosignedBytes(timestamp, head.note.text), signature);
  return holds ? { head, witness: key.name, timestamp } : `the cosignature of ${key.name} does not hold`;
}

/** Who holds the log key could write another log; not one that most witnesses have seen grow. */
function checkMostCosigned({ findings, heads }: Evidence, { witnesses }: OpeningRecord, cosigned: readonly Cosigned[]) {
  const last = heads.at(-1);
  if (witnesses.length === 0 || last === undefined) return;
  const by = new Set(cosigned.flatMap(({ head, witness }) => (head === last ? [witness] : [])));
  if (by.size * 2 > witnesses.length) return;
  findings.fail('V04', last.place, `the last head has the cosignatures of ${by.size} of ${witnesses.length} witnesses`);
}

function checkTimes(
  { findings }: Evidence,
  { phases }: OpeningRecord,
  name: string,
  cosigned: readonly Cosigned[],
): void {
  const from = Date.parse(phases[0]?.opensAt ?? '');
  const until = Date.parse(phases.at(-1)?.closesAt ?? '');
  let before = 0;
  for (const { head, witness, timestamp } of cosigned) {
    if (witness !== name) continue;
    const time = new Date(timestamp * 1000);
    const isInside = time.getTime() >= from && time.getTime() <= until;
    if (!isInside) findings.fail('V07', head.place, `${name} cosigned outside the round (${timestamp})`);
    if (timestamp < before) findings.fail('V07', head.place, `${name} cosigned a smaller head later`);
    before = timestamp;
  }
}

/** V05 and V06: the heads are those of the leaves, and the last one covers them all. */
export function checkRootsOfHeads({ findings, leaves, heads }: Evidence): void {
  if (leaves.length === 0) findings.skip(['V05', 'V06'], 'the leaves of the log');
  if (heads.length === 0) findings.fail('V05', 'log/heads', 'the log has no head');
  const rootAt = rootsOf(leaves.map(({ hash }) => hash));
  const fits = heads.map((head) => {
    const { place, namedSize, checkpoint } = head;
    const root = rootAt(checkpoint.size);
    const isOfLeaves = root !== undefined && equalBytes(root, checkpoint.root);
    if (namedSize !== checkpoint.size) findings.fail('V05', place, `is a head of ${checkpoint.size} leaves`);
    if (!isOfLeaves) findings.fail('V05', place, `is not the root of the first ${checkpoint.size} leaves`);
    return isOfLeaves;
  });
  const covered = heads.at(-1)?.checkpoint.size;
  if (covered !== undefined && covered !== leaves.length) {
    findings.fail('V05', 'log/heads', `the last head covers ${covered} of ${leaves.length} leaves`);
  }
  heads.forEach((head, at) => {
    const before = heads[at - 1];
    if (before === undefined) return;
    // Two roots of the first leaves of one list are consistent; no proof says more where all leaves are at hand.
    if (fits[at] !== true || fits[at - 1] !== true) {
      findings.fail('V06', head.place, `does not follow on ${before.place}`);
    }
    checkAuditChain(findings, before, head);
  });
}

function checkAuditChain(findings: Evidence['findings'], before: Head, head: Head): void {
  if (head.checkpoint.size <= before.checkpoint.size)
    findings.fail('V06', head.place, 'is not larger than the one before');
  const [earlier, later] = [before, head].map(({ checkpoint }) => parseAuditExtension(checkpoint.extensions[0] ?? ''));
  if (earlier?.ok !== true || later?.ok !== true) return;
  const isSame = earlier.value.count === later.value.count;
  const fell = later.value.count < earlier.value.count;
  const changed = isSame && earlier.value.head !== later.value.head;
  if (fell || changed) findings.fail('V06', head.place, 'the chain of staff events was changed');
}

/** The root at any size, each made from the one before. */
function rootsOf(hashes: readonly Bytes[]): (size: number) => Bytes | undefined {
  let tree: MerkleTree = EMPTY_TREE;
  return (size) => {
    if (size < 1 || size > hashes.length) return undefined;
    if (size < tree.size) tree = EMPTY_TREE;
    tree = appendLeaves(tree, hashes.slice(tree.size, size));
    return treeRoot(tree);
  };
}
