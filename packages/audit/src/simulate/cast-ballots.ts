import crypto from 'node:crypto';
import {
  type BallotBody,
  ballotBytes,
  ballotHash,
  type Bytes,
  canonicalBytes,
  encodeChoices,
  fromBase64url,
  invariant,
  type OpeningRecord,
  pad1024,
  type ProjectId,
  projectId,
  sha256,
  toBase64url,
} from '@wijkbegroting/domain';
import { sealBox } from '@wijkbegroting/protocol';
import type { SealedBallot } from '@wijkbegroting/records/ballots.ts';
import type { Voter } from './voters.ts';

/** What a client puts in a box: choices, or something that no honest client makes. */
export type Content = { readonly kind: 'choices'; readonly choices: readonly ProjectId[] } | { readonly kind: Malice };

/** Ways in which a malicious client can make a ballot that does not count. */
export const MALICE = ['other-place', 'padding', 'spelling', 'unknown-project', 'over-budget'] as const;
export type Malice = (typeof MALICE)[number];

export interface CastBallot {
  readonly ballot: SealedBallot;
  readonly hash: string;
}

const NOBODYS = projectId('00000000-0000-4000-8000-000000000000');

/** Fills in, seals and signs one ballot, as the voter's own side does. */
export async function makeBallot(
  record: OpeningRecord,
  { voterKey, signingKey, passSignature }: Voter,
  { content, rev, prevHash }: { readonly content: Content; readonly rev: number; readonly prevHash: string | null },
): Promise<CastBallot> {
  const tallyKey = fromBase64url(record.tallyKey.publicKey);
  invariant(tallyKey.ok, 'a tally key is base64url');
  const sealedFor = content.kind === 'other-place' ? rev + 1 : rev;
  const box = await sealBox({
    roundId: record.round.id,
    voterKey,
    rev: sealedFor,
    tallyKey: tallyKey.value,
    content: paddedOf(content, record),
  });
  const body: BallotBody = {
    round: record.round.id,
    voterKey: toBase64url(voterKey),
    rev,
    prevHash,
    box: toBase64url(box),
  };
  const voterSignature = toBase64url(crypto.sign(null, sha256(ballotBytes(body)), signingKey));
  return { ballot: { body, passSignature, voterSignature }, hash: ballotHash(body) };
}

function paddedOf(content: Content, { projects }: OpeningRecord): Bytes {
  const ids = projects.map(({ id }) => id);
  switch (content.kind) {
    case 'choices':
      return encodeChoices(content.choices, projects.length);
    case 'other-place':
      return encodeChoices([], projects.length);
    case 'padding':
      return encodeChoices([], projects.length).with(-1, 1);
    case 'spelling':
      return pad1024(canonicalBytes(ids.slice(0, 2).toReversed()), 1 + 39 * projects.length);
    case 'unknown-project':
      return encodeChoices([NOBODYS], projects.length);
    case 'over-budget':
      return encodeChoices(ids, projects.length);
  }
}
