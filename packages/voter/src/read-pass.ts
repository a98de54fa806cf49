import { err, fromBase64url, ok, type Result, type RoundId, toBase64url } from '@wijkbegroting/domain';
import { ed25519KeyOf, importIssuerKey, verifyPass } from '@wijkbegroting/protocol';
import type { Pass } from './pass.ts';

const SECRET_KEY_LENGTH = 32;

export interface ReadPass {
  readonly roundId: RoundId;
  /** SPKI in base64, from the opening record. */
  readonly issuerPublicKey: string;
}

/** Why a file is not a voting pass to vote with in this round. */
export interface ReadPassError {
  readonly code: 'pass-file-malformed' | 'pass-of-other-round' | 'pass-does-not-verify';
}

/** Writes a pass for keeping: JSON that `readPass` reads. SECRET as the pass is. */
export function writePass({ round, voterKey, secretKey, signature }: Pass): string {
  return `${JSON.stringify({ round, voterKey, secretKey, signature }, null, 2)}\n`;
}

/**
 * Reads a pass that was kept, and checks it whole: made for this round, signed by its issuer, and with the private key
 * that belongs to its voter key. Whether it was used to vote is known to the ballot box alone.
 */
export async function readPass(
  text: string,
  { roundId, issuerPublicKey }: ReadPass,
): Promise<Result<Pass, ReadPassError>> {
  const pass = passIn(text);
  if (pass === undefined) return err({ code: 'pass-file-malformed' });
  if (pass.round !== roundId) return err({ code: 'pass-of-other-round' });
  return (await isWhole(pass, issuerPublicKey)) ? ok(pass) : err({ code: 'pass-does-not-verify' });
}

function passIn(text: string): Pass | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { round, voterKey, secretKey, signature } = parsed as Readonly<Record<string, unknown>>;
  const isText = [round, voterKey, secretKey, signature].every((value) => typeof value === 'string');
  return isText ? ({ round, voterKey, secretKey, signature } as Pass) : undefined;
}

async function isWhole({ round, voterKey, secretKey, signature }: Pass, issuerPublicKey: string): Promise<boolean> {
  const secret = fromBase64url(secretKey);
  const signed = fromBase64url(signature);
  if (!secret.ok || !signed.ok || secret.value.length !== SECRET_KEY_LENGTH) return false;
  const own = ed25519KeyOf(secret.value);
  if (toBase64url(own) !== voterKey) return false;
  return await verifyPass(await importIssuerKey(issuerPublicKey), round, own, signed.value);
}
