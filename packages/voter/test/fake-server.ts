import crypto from 'node:crypto';
import { receiptBytes, type Receipt, type RoundId } from '@wijkbegroting/domain';
import { makeTallyKey } from '@wijkbegroting/protocol';
import type { Answer, Post, Surroundings } from '../src/index.ts';
import { memoryStore } from '../src/index.ts';

const issuer = crypto.generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 65_537 });
const log = crypto.generateKeyPairSync('ed25519');
const tally = makeTallyKey();

export const issuerPublicKey = issuer.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
export const tallyKey = Buffer.from(tally.tallyKey).toString('base64url');
export const { tallySecret } = tally;
export const receiptKey = String(log.publicKey.export({ format: 'jwk' }).x);

/** A problem as the API words it. */
export function problem(status: number, code: string, facts: object = {}): Answer {
  return { status, body: { type: `urn:problem:${code}`, title: code, status, code, ...facts } };
}

/** Signs whatever it is sent, blind. */
export function signBlind(body: unknown): Answer {
  const { blindedMessage } = body as { blindedMessage: string };
  const key = { key: issuer.privateKey, padding: crypto.constants.RSA_NO_PADDING };
  const signature = crypto.privateDecrypt(key, Buffer.from(blindedMessage, 'base64url'));
  return { status: 200, body: { blindSignature: signature.toString('base64url'), day: '2027-05-10' } };
}

/** Gives a receipt for whatever it is sent. */
export function giveReceipt(round: RoundId, body: unknown, batch = 3): Answer {
  const text = (body as { body: string }).body;
  const receipt: Receipt = { round, ballotHash: crypto.createHash('sha256').update(text).digest('hex'), batch };
  const signature = crypto.sign(null, receiptBytes(receipt), log.privateKey).toString('base64url');
  return { status: 200, body: { receipt, signature } };
}

export interface Watched extends Surroundings {
  readonly sent: { readonly path: string; readonly body: unknown }[];
  readonly pauses: number[];
}

/** A device whose requests are answered one by one by `answers`; the last one goes on for ever. */
export function deviceWith(...answers: readonly ((body: unknown) => Answer | Promise<Answer>)[]): Watched {
  const sent: Watched['sent'] = [];
  const pauses: number[] = [];
  const post: Post = (path, body) => {
    const answer = answers[Math.min(sent.length, answers.length - 1)];
    sent.push({ path, body });
    return Promise.resolve().then(() => (answer as (body: unknown) => Answer)(body));
  };
  const wait = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  return { post, wait, store: memoryStore(), sent, pauses };
}

export function lost(): never {
  throw new Error('the connection was lost');
}
