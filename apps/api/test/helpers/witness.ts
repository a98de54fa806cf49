import {
  type Bytes,
  cosignatureLine,
  cosignedBytes,
  formatSignatureLine,
  formatVerifierKey,
  parseSignedNote,
  SIGNATURE_TYPES,
} from '@wijkbegroting/domain';
import { makeEd25519Key, signEd25519 } from '@wijkbegroting/protocol';

/** Somebody with a machine of their own who cosigns heads of the log. */
export interface TestWitness {
  readonly name: string;
  readonly publicKey: Bytes;
  readonly verifierKey: string;
  /** The line under the text of a signed note, as of a moment in seconds. */
  readonly cosign: (note: string, timestamp?: number) => string;
}

export function makeWitness(name: string): TestWitness {
  const { secretKey, publicKey } = makeEd25519Key();
  return {
    name,
    publicKey,
    verifierKey: formatVerifierKey({ name, type: SIGNATURE_TYPES.cosignature, publicKey }),
    cosign: (note, timestamp = 1_800_000_000) => {
      const read = parseSignedNote(note);
      if (!read.ok) throw new Error(read.error.code);
      const signature = signEd25519(secretKey, cosignedBytes(timestamp, read.value.text));
      return formatSignatureLine(cosignatureLine(name, publicKey, { timestamp, signature }));
    },
  };
}
