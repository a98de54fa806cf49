import type { Receipt, RoundId } from '@wijkbegroting/domain';
import type { Store } from './surroundings.ts';

/** A ballot as it is sent. Sealed, so that not even this device reads from it what was chosen. */
export interface SentBallot {
  /** Canonical JSON. */
  readonly body: string;
  readonly passSignature: string;
  readonly voterSignature: string;
}

/** Where ballots go. */
export function ballotsPath(round: RoundId): string {
  return `/v1/rounds/${round}/ballots`;
}

/** Key under which a ballot is kept until the log shows it. */
export function sentKey({ round, ballotHash }: Pick<Receipt, 'round' | 'ballotHash'>): string {
  return `sent/${round}/${ballotHash}`;
}

/** A ballot that the log does not show yet; undefined when it does, or when this device never had it. */
export async function loadSent(store: Store, receipt: Receipt): Promise<SentBallot | undefined> {
  const kept = await store.load(sentKey(receipt));
  return kept === undefined || kept === '' ? undefined : (JSON.parse(kept) as SentBallot);
}

/** The log shows the ballot, so it need not be kept any longer. */
export async function forgetSent(store: Store, receipt: Receipt): Promise<void> {
  await store.save(sentKey(receipt), '');
}
