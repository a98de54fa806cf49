import { canonicalJson, fromBase64url, fromHex, type OpeningRecord, openingRecordHash } from '@wijkbegroting/domain';
import { isOpeningSignedBy } from '@wijkbegroting/protocol';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leavesOf } from './evidence.ts';
import { isSortedBy } from './is-sorted.ts';

/** Signatures of trustees that a record with more than one trustee needs. */
const SIGNATURES_NEEDED = 2;

/** V09: leaf 0, and only leaf 0, holds the record of the bundle, signed by enough trustees. */
export async function checkOpening(evidence: Evidence): Promise<void> {
  const { findings, recordFile } = evidence;
  const openings = leavesOf(evidence, 'OPENING');
  const opening = openings.find(({ index }) => index === 0);
  for (const { index, place } of openings) if (index !== 0) findings.fail('V09', place, 'opens the round again');
  if (opening === undefined) {
    findings.fail('V09', `${PATHS.leaves}:1`, 'is not the opening of the round');
    return;
  }
  const { record, signatures } = opening.event;
  if (recordFile !== undefined && recordFile.text !== canonicalJson(record)) {
    findings.fail('V09', PATHS.record, 'is not the record of leaf 0');
  }
  await checkTrustees(evidence, record, signatures, opening.place);
}

async function checkTrustees(
  { findings }: Evidence,
  record: OpeningRecord,
  signatures: readonly { readonly name: string; readonly signature: string }[],
  place: string,
): Promise<void> {
  const { trustees } = record.tallyKey;
  const hash = fromHex(openingRecordHash(record));
  const signed = new Set<string>();
  for (const { name, signature } of signatures) {
    const key = fromBase64url(trustees.find((trustee) => trustee.name === name)?.key ?? '');
    const bytes = fromBase64url(signature);
    const holds = key.ok && bytes.ok && hash.ok && (await isOpeningSignedBy(key.value, hash.value, bytes.value));
    if (holds) signed.add(name);
    else findings.fail('V09', place, `the signature of ${name} under the opening record does not hold`);
  }
  if (!isSortedBy(signatures, ({ name }) => name)) findings.fail('V09', place, 'the signatures are not sorted by name');
  const needed = Math.min(SIGNATURES_NEEDED, Math.max(1, trustees.length));
  if (signed.size < needed)
    findings.fail('V09', place, `has ${signed.size} signatures of trustees, and needs ${needed}`);
}
