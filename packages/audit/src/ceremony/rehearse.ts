import { type Bytes, ok, type Result, type RoundId, utf8 } from '@wijkbegroting/domain';
import { openBox, recoverTallySecret, sealBox, type SharesDoNotFit, type SharesError } from '@wijkbegroting/protocol';

/** A box that no voter made: it stands in for the ballots when trustees try whether their shares open what they should. */
export interface TrialBox {
  readonly roundId: RoundId;
  readonly tallyKey: Uint8Array;
  readonly voterKey: Bytes;
  readonly box: Bytes;
  /** What is in it. */
  readonly content: Bytes;
}

const KEY_LENGTH = 32;

/** Seals something as a voter's device does. */
export async function sealTrialBox(roundId: RoundId, tallyKey: Uint8Array): Promise<TrialBox> {
  const voterKey = crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
  const content = utf8(`proefstem ${crypto.randomUUID()}`);
  const box = await sealBox({ roundId, tallyKey, voterKey, rev: 1, content });
  return { roundId, tallyKey, voterKey, box, content };
}

/** Puts shares together and opens the trial box with them. @returns whether what comes out is what went in */
export async function openTrialBox(
  shares: readonly Uint8Array[],
  { roundId, tallyKey, voterKey, box, content }: TrialBox,
): Promise<Result<boolean, SharesError | SharesDoNotFit>> {
  const secret = await recoverTallySecret(shares, tallyKey);
  if (!secret.ok) return secret;
  const opened = await openBox({ roundId, voterKey, rev: 1, box, tallySecret: secret.value });
  secret.value.fill(0);
  return ok(
    opened !== undefined && opened.length === content.length && opened.every((byte, at) => byte === content[at]),
  );
}
