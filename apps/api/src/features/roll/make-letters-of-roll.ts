import type { Result } from '@wijkbegroting/domain';
import type { Databases } from '../../database/client.ts';
import {
  type CodeLetter,
  type MakeCodeLetters,
  makeCodeLetters,
  type MakeCodeLettersError,
} from './make-code-letters.ts';
import { readVoters, type RollMalformed } from './read-voters.ts';

export interface MakeLettersOfRoll extends Omit<MakeCodeLetters, 'references'> {
  readonly csv: string;
}

/** Makes the letters from the list that the roll was made from, read and judged as it was then; in the order of the list. */
export async function makeLettersOfRoll(
  databases: Databases,
  { csv, ...request }: MakeLettersOfRoll,
): Promise<Result<readonly CodeLetter[], MakeCodeLettersError | RollMalformed>> {
  const read = await readVoters(databases.site, request.round, csv);
  if (!read.ok) return read;
  const references = read.value.eligible.map(({ reference }) => reference);
  return makeCodeLetters(databases, { ...request, references });
}
