import crypto, { type KeyObject } from 'node:crypto';
import {
  ballotHash,
  type BallotPaper,
  ballotPaperOf,
  checkBallot,
  choicesLength,
  decodeChoices,
  err,
  fromBase64url,
  ok,
  type OpeningRecord,
  parseBallotBody,
  parseCanonicalJson,
  type ProjectId,
  type Result,
  type RoundId,
} from '@wijkbegroting/domain';
import type { StoredBallot } from '../database/closed-ballots.ts';
import { isPassOf, isSignedBy } from './ballot-proof.ts';

/** Why a ballot from the box is not counted. */
export type InvalidReason =
  | 'pass-invalid'
  | 'signature-invalid'
  | 'ballot-malformed'
  | 'ballot-duplicate-project'
  | 'ballot-unknown-project'
  | 'ballot-too-few'
  | 'ballot-too-many'
  | 'ballot-over-budget';

/** What a ballot of this round is checked against. */
export interface RoundProof {
  readonly roundId: RoundId;
  readonly issuer: KeyObject;
  readonly paper: BallotPaper;
}

/** What the ballots of a round are checked against, from its opening record. */
export function roundProof(record: OpeningRecord): RoundProof {
  return { roundId: record.round.id, issuer: issuerOf(record), paper: ballotPaperOf(record) };
}

/** The public key that the passes of a round are checked with. */
export function issuerOf({ issuerKey }: OpeningRecord): KeyObject {
  return crypto.createPublicKey({ key: Buffer.from(issuerKey, 'base64'), format: 'der', type: 'spki' });
}

/**
 * Checks a ballot from the box as if nobody had done so before: its pass, its signature, that it is what it says, and
 * its choices. @returns the choices
 */
export async function recheckBallot(
  ballot: StoredBallot,
  proof: RoundProof,
): Promise<Result<readonly ProjectId[], InvalidReason>> {
  const { voterKey, bodyHash, passSignature, voterSignature } = ballot;
  if (!(await isPassOf(proof.issuer, proof.roundId, voterKey, passSignature))) return err('pass-invalid');
  if (!(await isSignedBy(voterKey, bodyHash, voterSignature))) return err('signature-invalid');
  const choices = choicesIn(ballot, proof);
  if (choices === undefined) return err('ballot-malformed');
  const checked = checkBallot(proof.paper, choices);
  return checked.ok ? ok(checked.value) : err(checked.error.code);
}

function choicesIn(ballot: StoredBallot, { roundId, paper }: RoundProof): readonly ProjectId[] | undefined {
  const json = parseCanonicalJson(ballot.body);
  const body = json.ok ? parseBallotBody(json.value) : json;
  if (!body.ok) return undefined;
  const { round, voterKey, rev, box } = body.value;
  const isItself =
    round === roundId &&
    voterKey === ballot.voterKey.toString('base64url') &&
    rev === ballot.rev &&
    ballotHash(body.value) === ballot.bodyHash.toString('hex');
  const padded = fromBase64url(box);
  const isOfLength = padded.ok && padded.value.length === choicesLength(paper.costs.size);
  const choices = isItself && isOfLength ? decodeChoices(padded.value) : undefined;
  return choices?.ok === true ? choices.value : undefined;
}
