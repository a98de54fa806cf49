import { fromBase64url, isKeyName, type OpeningRecord, toBase64url } from '@wijkbegroting/domain';
import { isEd25519Key, isX25519Key, recoverTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leafOf } from './evidence.ts';
import type { Findings } from './findings.ts';
import { isSortedBy } from './is-sorted.ts';
import { readIssuerKey } from './issuer-key.ts';

/** V13: every key of the record is one, spelled in the one way, and nobody has two. */
export async function checkKeys({ findings, record, recordFile }: Evidence): Promise<void> {
  if (record === undefined) {
    findings.skip(['V13'], 'the opening record');
    return;
  }
  const place = recordFile?.place ?? `${PATHS.leaves}:1`;
  const { issuerKey, tallyKey, logKey, witnesses } = record;
  const isRight = (holds: boolean, message: string): void => {
    if (!holds) findings.fail('V13', place, message);
  };
  const hasIssuerKey = (await readIssuerKey(issuerKey)) !== undefined;
  isRight(hasIssuerKey, 'the issuer key is no RSA-3072 key with exponent 65537');
  if (!hasIssuerKey) findings.skip(['V17'], 'a well formed issuer key');
  isRight(isX25519Key(bytesOf(tallyKey.publicKey)), 'the tally key is no key of X25519');
  isRight(tallyKey.threshold <= tallyKey.trustees.length, 'more shares are needed than there are trustees');
  const named = [{ name: 'the log', key: logKey }, ...tallyKey.trustees, ...witnesses];
  for (const { name, key } of named) isRight(isEd25519Key(bytesOf(key)), `the key of ${name} is no key of Ed25519`);
  for (const { name } of witnesses) isRight(isKeyName(name), `no note can be signed with the name ${name}`);
  isRight(new Set(named.map(({ key }) => key)).size === named.length, 'two parties have the same key');
  const isSorted = [tallyKey.trustees, witnesses].every((list) => isSortedBy(list, ({ name }) => name));
  isRight(isSorted, 'trustees or witnesses are not sorted by name, or have one name');
}

/** V14: as many shares as are needed, each of a trustee, give the secret of the tally key. @returns the secret */
export async function checkReveal(evidence: Evidence): Promise<Uint8Array | undefined> {
  const { findings, record, revealFile } = evidence;
  const reveal = leafOf(evidence, 'KEY_REVEAL');
  if (record === undefined || reveal === undefined) {
    findings.skip(['V14'], record === undefined ? 'the opening record' : 'the leaf KEY_REVEAL');
    return undefined;
  }
  const { shares } = reveal.event;
  if (revealFile !== undefined && revealFile.text !== canonicalShares(shares)) {
    findings.fail('V14', PATHS.reveal, 'does not hold the shares of KEY_REVEAL');
  }
  if (!isSortedBy(shares, ({ name }) => name)) findings.fail('V14', reveal.place, 'the shares are not sorted by name');
  if (shares.length !== record.tallyKey.threshold) {
    findings.fail('V14', reveal.place, `holds ${shares.length} shares, not ${record.tallyKey.threshold}`);
  }
  for (const share of shares) checkShare(findings, record, share, reveal.place);
  const secret = await recoverTallySecret(
    shares.map(({ share }) => bytesOf(share)),
    bytesOf(record.tallyKey.publicKey),
  );
  if (secret.ok) return secret.value;
  findings.fail('V14', reveal.place, `the shares do not give the secret of the tally key (${secret.error.code})`);
  return undefined;
}

function checkShare(
  findings: Findings,
  { tallyKey }: OpeningRecord,
  { name, share }: { readonly name: string; readonly share: string },
  place: string,
): void {
  const trustee = tallyKey.trustees.find((one) => one.name === name);
  const isOfTrustee = trustee !== undefined && toBase64url(trusteeKeyOf(bytesOf(share))) === trustee.key;
  if (!isOfTrustee) findings.fail('V14', place, `the share of ${name} is not the one that ${name} got`);
}

function canonicalShares(shares: readonly { readonly name: string; readonly share: string }[]): string {
  return JSON.stringify(shares.map(({ name, share }) => ({ name, share })));
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}
