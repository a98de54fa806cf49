import { type Head, headText, type LogIdentity, readHead } from './head.ts';
import { readIfThere, writeAtomically } from './files.ts';

/**
 * The head that was seen last; undefined when there is none yet. The signature of the log is verified again, so a state
 * that was damaged or is of another round is not taken for the first contact. @throws with one line in that case
 */
export function readState(stateFile: string, log: LogIdentity): Head | undefined {
  const text = readIfThere(stateFile);
  if (text === undefined) return undefined;
  const head = readHead(text, log);
  if (head.ok) return head.value;
  throw new Error(
    `${stateFile}: this is not a head of this log (${head.error.code}); a witness without it starts anew`,
  );
}

/** Keeps a head as the last one seen; it is on the disk when this returns. */
export function writeState(stateFile: string, head: Head, log: LogIdentity): void {
  writeAtomically(stateFile, headText(head, log.logKey));
}
