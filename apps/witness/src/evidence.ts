import { type Bytes, formatVerifierKey, sha256Hex, toHex, utf8 } from '@wijkbegroting/domain';
import type { Contradiction } from './contradiction.ts';
import { readIfThere, writeAtomically } from './files.ts';
import { type Head, headText, type LogIdentity } from './head.ts';

/** Two heads that the log signed and that cannot both be true. */
export interface Evidence {
  readonly contradiction: Contradiction;
  readonly earlier: Head;
  readonly later: Head;
  /** What the log gave as a proof between the two; empty when it was not asked for one. */
  readonly proof: readonly Bytes[];
}

/**
 * Keeps the evidence in a file beside the state: both heads with the signature of the log, so that anybody can verify
 * it. The same evidence is kept once, with the moment at which it was first seen.
 * @returns the path of the file
 */
export function keepEvidence(stateFile: string, evidence: Evidence, log: LogIdentity, now: Date): string {
  const { contradiction, earlier, later, proof } = evidence;
  const facts = {
    contradiction,
    logKey: formatVerifierKey(log.logKey),
    earlier: headText(earlier, log.logKey),
    later: headText(later, log.logKey),
    proof: proof.map(toHex),
  };
  const mark = sha256Hex(utf8(JSON.stringify(facts))).slice(0, 16);
  const file = `${stateFile}.evidence-${contradiction}-${mark}.json`;
  if (readIfThere(file) === undefined) {
    writeAtomically(file, `${JSON.stringify({ ...facts, seenAt: now.toISOString() }, null, 2)}\n`);
  }
  return file;
}
