import crypto from 'node:crypto';
import { promisify } from 'node:util';
import {
  type Bytes,
  concatBytes,
  fromBase64url,
  invariant,
  type OpeningRecord,
  passMessage,
  toBase64url,
} from '@wijkbegroting/domain';
import type { Answer } from '@wijkbegroting/voter';
import { collectPass, memoryStore } from '@wijkbegroting/voter';
import type { Chance } from './random.ts';
import type { RoundKeys } from './round-keys.ts';

/** Somebody with a voting pass. */
export interface Voter {
  readonly voterKey: Bytes;
  readonly signingKey: crypto.KeyObject;
  readonly passSignature: string;
}

/** Ed25519 in PKCS 8, up to the 32 bytes of the key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SALT_LENGTH = 48;
const sign = promisify<string, Uint8Array, crypto.SignKeyObjectInput, Buffer>(crypto.sign);

/** A signing key from its 32 bytes. */
export function signingKeyOf(secret: Uint8Array): crypto.KeyObject {
  return crypto.createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, secret]), format: 'der', type: 'pkcs8' });
}

/** A voter whose pass the issuer signed as it is: the same signature as a blind one, in a hundredth of the time. */
export async function quickVoter({ round }: OpeningRecord, { issuer }: RoundKeys, chance: Chance): Promise<Voter> {
  const signingKey = signingKeyOf(chance.bytes(32));
  const voterKey = publicKeyOf(signingKey);
  const key = { key: issuer.privateKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH };
  const signature = await sign('sha384', passMessage(round.id, voterKey), key);
  return { voterKey, signingKey, passSignature: toBase64url(signature) };
}

/** A voter who collects a pass as residents do, blind, with the code of the voter's own side. */
export async function blindVoter({ round, issuerKey }: OpeningRecord, keys: RoundKeys, chance: Chance): Promise<Voter> {
  const pass = await collectPass({
    roundId: round.id,
    code: toBase64url(chance.bytes(12)) as Parameters<typeof collectPass>[0]['code'],
    birthYear: 1980,
    issuerPublicKey: issuerKey,
    store: memoryStore(),
    wait: () => Promise.resolve(),
    post: (_, body) => Promise.resolve(signBlind(body, keys)),
  });
  invariant(pass.ok, 'the issuer of an invented round signs');
  const secret = fromBase64url(pass.value.secretKey);
  const voterKey = fromBase64url(pass.value.voterKey);
  invariant(secret.ok && voterKey.ok, 'a pass has its keys in base64url');
  return {
    voterKey: voterKey.value,
    signingKey: signingKeyOf(secret.value),
    passSignature: pass.value.signature,
  };
}

/** The raw RSA operation, as the issuer does it. */
function signBlind(body: unknown, { issuer }: RoundKeys): Answer {
  const { blindedMessage } = body as { readonly blindedMessage: string };
  const key = { key: issuer.privateKey, padding: crypto.constants.RSA_NO_PADDING };
  const signature = crypto.privateDecrypt(key, Buffer.from(blindedMessage, 'base64url'));
  return { status: 200, body: { blindSignature: signature.toString('base64url'), day: '2027-05-10' } };
}

function publicKeyOf(signingKey: crypto.KeyObject): Bytes {
  const { x = '' } = crypto.createPublicKey(signingKey).export({ format: 'jwk' });
  return concatBytes(Buffer.from(x, 'base64url'));
}
