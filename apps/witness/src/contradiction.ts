import {
  type AuditHead,
  type Bytes,
  type Checkpoint,
  equalBytes,
  parseAuditExtension,
  verifyConsistency,
} from '@wijkbegroting/domain';

/**
 * What is wrong between two heads of one log: it has fewer leaves than before, another root at the same size, another
 * beginning, or its chain of what staff did went back or changed.
 */
export type Contradiction = 'shrank' | 'forked' | 'rewritten' | 'audit-chain-rewritten';

/**
 * Compares a head with the one that was seen last; undefined when the later one only adds to the earlier one.
 * @param proof what the log gave from the one size to the other; used when the log has grown
 */
export function contradictionBetween(
  earlier: Checkpoint,
  later: Checkpoint,
  proof: readonly Bytes[],
): Contradiction | undefined {
  if (later.size < earlier.size) return 'shrank';
  const isAddition = verifyConsistency({
    from: earlier.size,
    fromRoot: earlier.root,
    to: later.size,
    toRoot: later.root,
    proof,
  });
  if (!isAddition) return later.size === earlier.size ? 'forked' : 'rewritten';
  return auditWentBack(auditOf(earlier), auditOf(later)) ? 'audit-chain-rewritten' : undefined;
}

/** Whether two heads state the same, apart from who signed them. */
export function isSameHead(one: Checkpoint, other: Checkpoint): boolean {
  const areExtensionsEqual = one.extensions.join('\n') === other.extensions.join('\n');
  return one.size === other.size && equalBytes(one.root, other.root) && areExtensionsEqual;
}

/** The number of events may only rise, and with the same number the head is the same. */
function auditWentBack(earlier: AuditHead | undefined, later: AuditHead | undefined): boolean {
  if (earlier === undefined) return false;
  if (later === undefined || later.count < earlier.count) return true;
  return later.count === earlier.count && later.head !== earlier.head;
}

function auditOf({ extensions }: Checkpoint): AuditHead | undefined {
  return extensions.map(parseAuditExtension).find((audit) => audit.ok)?.value;
}
