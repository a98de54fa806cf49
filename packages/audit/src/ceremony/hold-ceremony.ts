import { type Bytes, invariant, ok, type Result, type RoundId, toBase64url } from '@wijkbegroting/domain';
import { makeTallyKey, type SplitError, splitTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import type { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { drawCommitment, drawNonce } from '../count/computed-draw.ts';

/** A share with the name of the trustee who takes it home. SECRET. */
export interface HeldShare {
  readonly trustee: string;
  readonly share: Bytes;
}

/** What a key ceremony gives: one share for each trustee, and the public side that the opening record holds. */
export interface Ceremony {
  readonly roundId: RoundId;
  /** Sorted by name. */
  readonly shares: readonly HeldShare[];
  readonly publicPart: KeyCeremony;
}

export interface HoldCeremony {
  readonly roundId: RoundId;
  /** Organisations, all different. */
  readonly trustees: readonly string[];
  /** So many of them open the box together. */
  readonly threshold: number;
}

/**
 * Makes the tally key of a round and splits its secret over the trustees. The secret itself is overwritten before this
 * returns; the shares are for the trustees, and for `forgetShares` after that. Rule: docs/protocol.md, section 2.
 */
export async function holdCeremony({
  roundId,
  trustees,
  threshold,
}: HoldCeremony): Promise<Result<Ceremony, SplitError>> {
  invariant(new Set(trustees).size === trustees.length, 'each trustee has a name of its own');
  const { tallySecret, tallyKey } = makeTallyKey();
  const split = await splitTallySecret(tallySecret, { threshold, trustees: trustees.length });
  const commitment = drawCommitment(roundId, drawNonce(tallySecret));
  tallySecret.fill(0);
  if (!split.ok) return split;
  const shares = trustees.toSorted(byCodeUnit).map((trustee, at) => {
    const share = split.value[at];
    invariant(share !== undefined, 'there are as many shares as trustees');
    return { trustee, share };
  });
  const keys = shares.map(({ trustee, share }) => ({ name: trustee, key: toBase64url(trusteeKeyOf(share)) }));
  const publicPart = {
    tallyKey: { publicKey: toBase64url(tallyKey), threshold, trustees: keys },
    drawCommitment: commitment,
  };
  return ok({ roundId, shares, publicPart });
}

/** Overwrites shares that are with their trustees now. As far as JavaScript goes: engines may keep copies. */
export function forgetShares(shares: readonly Pick<HeldShare, 'share'>[]): void {
  for (const { share } of shares) share.fill(0);
}

/** As the opening record sorts names. */
function byCodeUnit(one: string, other: string): number {
  return one < other ? -1 : 1;
}
