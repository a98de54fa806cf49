import crypto, { type KeyObject } from 'node:crypto';
import { type BallotBody, err, invariant, ok, type Receipt, receiptBytes, type Result } from '@wijkbegroting/domain';
import { isPassOf, isSignedBy } from '../../protocol/ballot-proof.ts';
import { readBallotBody, type ReadBallotError } from './read-ballot.ts';
import type { StandingBox } from './standing-box.ts';
import type { CastAnswer, CastReply, CheckedBallot } from './store.ts';

/** What a voter sends: the ballot as text, and the two proofs in base64url. */
export interface SignedBallot {
  readonly body: string;
  readonly passSignature: string;
  readonly voterSignature: string;
}

export interface SignedReceipt {
  readonly receipt: Receipt;
  readonly signature: string;
}

const REFUSALS = {
  conflict: 'ballot-conflict',
  final: 'ballot-final',
  'chain-broken': 'ballot-chain-broken',
  'not-open': 'voting-not-open',
  closed: 'voting-closed',
} as const satisfies Record<Exclude<CastAnswer, 'recorded' | 'same'>, string>;

export type CastBallotError =
  ReadBallotError | { readonly code: 'pass-invalid' | 'signature-invalid' | (typeof REFUSALS)[keyof typeof REFUSALS] };

/**
 * Casts one ballot (docs/protocol.md, section 5): what can be checked of a sealed
 * ballot is checked, then it goes into the box. What is on it shows when the box is opened. The receipt is signed only when
 * the database has said that the ballot is in. The same ballot gets the same receipt, as often as it is sent, after
 * closing too.
 */
export async function castBallot(
  putInBox: (ballot: CheckedBallot) => Promise<CastReply>,
  { roundId, issuer, logKey, boxLength }: StandingBox,
  ballot: SignedBallot,
): Promise<Result<SignedReceipt, CastBallotError>> {
  const read = readBallotBody(ballot.body, { roundId, boxLength });
  if (!read.ok) return read;
  const body = read.value;
  const proven = checkProofs(body, ballot, issuer);
  if (!proven.ok) return proven;
  const { answer, batch } = await putInBox({
    ...proven.value,
    roundId: body.round,
    body: ballot.body,
    ...placeOf(body),
  });
  if (answer !== 'recorded' && answer !== 'same') return err({ code: REFUSALS[answer] });
  invariant(batch !== null, 'a ballot in the box has its batch');
  return ok(signReceipt({ round: body.round, ballotHash: proven.value.bodyHash.toString('hex'), batch }, logKey));
}

function placeOf({ voterKey, rev, prevHash }: BallotBody): { voterKey: Buffer; rev: number; prevHash: Buffer | null } {
  return {
    voterKey: Buffer.from(voterKey, 'base64url'),
    rev,
    prevHash: prevHash === null ? null : Buffer.from(prevHash, 'hex'),
  };
}

interface Proofs {
  readonly bodyHash: Buffer;
  readonly passSignature: Buffer;
  readonly voterSignature: Buffer;
}

function checkProofs(body: BallotBody, ballot: SignedBallot, issuer: KeyObject): Result<Proofs, CastBallotError> {
  const voterKey = Buffer.from(body.voterKey, 'base64url');
  const bodyHash = crypto.hash('sha256', ballot.body, 'buffer');
  const passSignature = Buffer.from(ballot.passSignature, 'base64url');
  const voterSignature = Buffer.from(ballot.voterSignature, 'base64url');
  if (!isPassOf(issuer, body.round, voterKey, passSignature)) return err({ code: 'pass-invalid' });
  if (!isSignedBy(voterKey, bodyHash, voterSignature)) return err({ code: 'signature-invalid' });
  return ok({ bodyHash, passSignature, voterSignature });
}

function signReceipt(receipt: Receipt, logKey: KeyObject): SignedReceipt {
  return { receipt, signature: crypto.sign(null, receiptBytes(receipt), logKey).toString('base64url') };
}
