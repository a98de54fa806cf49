import crypto from 'node:crypto';
import { promisify } from 'node:util';
import { type Bytes, invariant, type NamedKey, type TallyKey, toBase64url } from '@wijkbegroting/domain';
import { ed25519KeyOf, splitTallySecret, tallyKeyOf, trusteeKeyOf } from '@wijkbegroting/protocol';
import type { Chance } from './random.ts';

/** A party with its secret. */
export interface Holder {
  readonly name: string;
  readonly secret: Bytes;
}

/** All keys of an invented round, secret ones included. */
export interface RoundKeys {
  readonly issuer: { readonly publicKey: crypto.KeyObject; readonly privateKey: crypto.KeyObject };
  readonly logSecret: Bytes;
  readonly tallySecret: Bytes;
  /** Shares of the tally secret, by name. */
  readonly trustees: readonly Holder[];
  readonly witnesses: readonly Holder[];
}

const TRUSTEES = ['controleur', 'gemeente', 'wijkplatform'];
const WITNESSES = ['controleur', 'gemeente'];
const THRESHOLD = 2;
const generateKeyPair = promisify(crypto.generateKeyPair);

/** Makes the keys. Those of the issuer and the shares come from the machine, so they differ with every run. */
export async function makeRoundKeys(chance: Chance): Promise<RoundKeys> {
  const tallySecret = chance.bytes(32);
  const shares = await splitTallySecret(tallySecret, { threshold: THRESHOLD, trustees: TRUSTEES.length });
  invariant(shares.ok, 'two of three is a way to share');
  const shareOf = (at: number): Bytes => shares.value[at] ?? new Uint8Array();
  return {
    issuer: await generateKeyPair('rsa', { modulusLength: 3072, publicExponent: 65_537 }),
    logSecret: chance.bytes(32),
    tallySecret,
    trustees: TRUSTEES.map((name, at) => ({ name, secret: shareOf(at) })),
    witnesses: WITNESSES.map((name) => ({ name, secret: chance.bytes(32) })),
  };
}

/** The public half, as the opening record has it. */
export function publicKeysOf(keys: RoundKeys): {
  readonly issuerKey: string;
  readonly logKey: string;
  readonly tallyKey: TallyKey;
  readonly witnesses: readonly NamedKey[];
} {
  const { issuer, logSecret, tallySecret, trustees, witnesses } = keys;
  return {
    issuerKey: issuer.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    logKey: toBase64url(ed25519KeyOf(logSecret)),
    tallyKey: {
      publicKey: toBase64url(tallyKeyOf(tallySecret)),
      threshold: THRESHOLD,
      trustees: trustees.map(({ name, secret }) => ({ name, key: toBase64url(trusteeKeyOf(secret)) })),
    },
    witnesses: witnesses.map(({ name, secret }) => ({ name, key: toBase64url(ed25519KeyOf(secret)) })),
  };
}
