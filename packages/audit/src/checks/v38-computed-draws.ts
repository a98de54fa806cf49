import { fromHex, isSameList, merkleRoot, type OpeningRecord, type ProjectId, toHex } from '@wijkbegroting/domain';
import { PATHS } from '../bundle/paths.ts';
import { computedOrder, drawCommitment, drawNonce, drawSeed } from '../count/computed-draw.ts';
import { type Evidence, leafOf, type LeafOf, leavesOf } from './evidence.ts';

/** V38: nonce and order of a computed draw follow from the tally secret, and the nonce is the one committed to. */
export function checkComputedDraws(evidence: Evidence, tallySecret: Uint8Array | undefined): void {
  const { findings, record } = evidence;
  if (record === undefined) {
    findings.skip(['V38'], 'the opening record');
    return;
  }
  if (record.drawCommitment === null) return;
  const nonce = tallySecret && drawNonce(tallySecret);
  if (nonce === undefined) findings.skip(['V38'], 'the tally secret');
  else if (drawCommitment(record.round.id, nonce) !== record.drawCommitment) {
    const place = evidence.recordFile?.place ?? PATHS.record;
    findings.fail('V38', place, 'commits to another nonce than that of the tally secret');
  }
  for (const leaf of leavesOf(evidence, 'DRAW')) checkNonce(evidence, record, leaf, nonce);
}

function checkNonce(
  evidence: Evidence,
  record: OpeningRecord,
  { event, place }: LeafOf<'DRAW'>,
  nonce: Uint8Array | undefined,
): void {
  if (event.kind !== 'computed') return;
  const { findings } = evidence;
  const isCommitted = drawCommitment(record.round.id, bytesOf(event.nonce)) === record.drawCommitment;
  if (!isCommitted) findings.fail('V38', place, 'has another nonce than was committed to');
  const isOfSecret = nonce === undefined || toHex(nonce) === event.nonce;
  if (!isOfSecret) findings.fail('V38', place, 'has another nonce than that of the tally secret');
  const order = orderOf(evidence, record, event.between, event.nonce);
  if (order === undefined) findings.skip(['V38'], 'the leaf CLOSE');
  else if (!isSameList(order, event.order))
    findings.fail('V38', place, 'has another order than follows from its nonce');
}

function orderOf(
  evidence: Evidence,
  { round }: OpeningRecord,
  between: readonly ProjectId[],
  nonce: string,
): readonly ProjectId[] | undefined {
  const close = leafOf(evidence, 'CLOSE');
  if (close === undefined) return undefined;
  const closeRoot = merkleRoot(evidence.leaves.slice(0, close.index + 1).map(({ hash }) => hash));
  return computedOrder(drawSeed(round.id, closeRoot, bytesOf(nonce)), between);
}

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  return bytes.ok ? bytes.value : new Uint8Array();
}
