import crypto from 'node:crypto';
import { type BallotBody, canonicalJson, encodeChoices, type ProjectId, toBase64url } from '@wijkbegroting/domain';
import type { Pass } from '@wijkbegroting/voter';

export interface SignedBallot {
  readonly body: string;
  readonly passSignature: string;
  readonly voterSignature: string;
}

/** A first ballot as the voter package makes it, for tests that bend it. */
export function ballotBody(pass: Pass, choices: readonly ProjectId[], changes: Partial<BallotBody> = {}): BallotBody {
  const box = toBase64url(encodeChoices(choices));
  return { round: pass.round, voterKey: pass.voterKey, rev: 1, prevHash: null, box, ...changes };
}

/** Signs the text of a ballot, whatever it is. */
export function signedText(pass: Pass, body: string): SignedBallot {
  const key = { kty: 'OKP', crv: 'Ed25519', d: pass.secretKey, x: pass.voterKey };
  const hash = crypto.createHash('sha256').update(body).digest();
  const signature = crypto.sign(null, hash, crypto.createPrivateKey({ key, format: 'jwk' }));
  return { body, passSignature: pass.signature, voterSignature: signature.toString('base64url') };
}

export function signedBallot(
  pass: Pass,
  choices: readonly ProjectId[],
  changes: Partial<BallotBody> = {},
): SignedBallot {
  return signedText(pass, canonicalJson(ballotBody(pass, choices, changes)));
}
