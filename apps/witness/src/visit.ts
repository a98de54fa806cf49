import {
  type Bytes,
  type Checkpoint,
  cosignatureLine,
  cosignatureOf,
  cosignedBytes,
  formatSignatureLine,
  ok,
  type Result,
} from '@wijkbegroting/domain';
import type { Config } from './config.ts';
import { type Contradiction, contradictionBetween, isSameHead } from './contradiction.ts';
import { sign, verify } from './ed25519.ts';
import { keepEvidence } from './evidence.ts';
import { type Head, readHead } from './head.ts';
import type { WitnessKey } from './key-file.ts';
import type { LogClient, LogFailure } from './log-client.ts';
import { readState, writeState } from './state.ts';

/** Everything that one look at the log needs. */
export interface Witness {
  readonly config: Pick<Config, 'round' | 'logKey' | 'stateFile'>;
  readonly key: WitnessKey;
  readonly client: LogClient;
  readonly now: () => Date;
}

/** How one look at the log ended. */
export type Visit =
  | { readonly kind: 'cosigned'; readonly checkpoint: Checkpoint; readonly isFirstContact: boolean }
  /** The newest head bears this witness's cosignature already. */
  | { readonly kind: 'unchanged'; readonly checkpoint: Checkpoint }
  /** There are no leaves yet, so there is nothing to witness. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly contradiction: Contradiction; readonly evidenceFile: string }
  /** Nothing is known against the log; the next look may go better. */
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Looks at the log once: takes the newest head, checks that it only adds to the last one seen, keeps it, and only then
 * cosigns it. A head that contradicts the last one is not cosigned and not kept: both go into a file as evidence.
 * @throws when the state cannot be read or kept: without it, nothing may be cosigned
 */
export async function visitLog(witness: Witness): Promise<Visit> {
  const { config, client } = witness;
  const known = readState(config.stateFile, config);
  const answer = await client.checkpoint();
  if (!answer.ok) return failed(answer.error);
  const head = readHead(answer.value, config);
  if (!head.ok) return { kind: 'failed', detail: `the answer is not a head of this log (${head.error.code})` };
  if (known === undefined) {
    return head.value.checkpoint.size === 0 ? { kind: 'empty' } : keepAndCosign(witness, head.value, known);
  }
  const proof = await proofBetween(known, head.value, client);
  if (!proof.ok) return failed(proof.error);
  const contradiction = contradictionBetween(known.checkpoint, head.value.checkpoint, proof.value);
  if (contradiction === undefined) return keepAndCosign(witness, head.value, known);
  const evidence = { contradiction, earlier: known, later: head.value, proof: proof.value };
  const evidenceFile = keepEvidence(config.stateFile, evidence, config, witness.now());
  return { kind: 'refused', contradiction, evidenceFile };
}

/** Asks for a proof where one is possible: to a smaller head, or to another one of the same size, there is none. */
async function proofBetween(known: Head, head: Head, client: LogClient): Promise<Result<readonly Bytes[], LogFailure>> {
  const [from, to] = [known.checkpoint.size, head.checkpoint.size];
  return to > from ? client.consistencyProof(from, to) : ok([]);
}

async function keepAndCosign(witness: Witness, head: Head, known: Head | undefined): Promise<Visit> {
  const { config, client, key, now } = witness;
  const { checkpoint, note } = head;
  const isKept = known !== undefined && isSameHead(known.checkpoint, checkpoint);
  // First the disk, then the signature: after a power cut in between, no head may follow that contradicts a signed one.
  if (!isKept) writeState(config.stateFile, head, config);
  if (cosignatureOf(note, key.verifierKey, verify) !== undefined) return { kind: 'unchanged', checkpoint };
  const sent = await client.cosign(checkpoint.size, cosign(note.text, key, now()));
  if (!sent.ok) return failed(sent.error);
  return { kind: 'cosigned', checkpoint, isFirstContact: known === undefined };
}

/** The signature line of a checkpoint at this moment. */
function cosign(checkpointText: string, { secretKey, verifierKey }: WitnessKey, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signature = sign(cosignedBytes(timestamp, checkpointText), secretKey);
  return formatSignatureLine(cosignatureLine(verifierKey.name, verifierKey.publicKey, { timestamp, signature }));
}

function failed({ code, detail }: LogFailure): Visit {
  return { kind: 'failed', detail: `${code}: ${detail}` };
}
