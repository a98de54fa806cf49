import { type Bytes } from '../bytes.ts';
import { canonicalBytes, parseCanonicalJson } from '../canonical-json.ts';
import { parseProjectId, type ProjectId } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import { pad1024, unpad1024 } from './padding.ts';

/** What came out of a ballot cannot be read as choices. Whether the choices are allowed is for `checkBallot`. */
export interface ChoicesError {
  readonly code: 'choices-padding-wrong' | 'choices-not-canonical' | 'choices-not-project-ids';
}

/** Bytes that one project id takes in the list: 36 characters, two quotes and a comma. */
const BYTES_PER_CHOICE = 39;

/**
 * The choices as they go into a ballot: a canonical JSON list, sorted by id so that the order of picking is not stored,
 * padded to a multiple of 1024 bytes. No choices (blank) give the empty list.
 * @param projectCount number of projects on the ballot paper: every ballot of the round then gets the length of the
 *   fullest one. Without it, more than 26 choices make a longer ballot than fewer do.
 */
export function encodeChoices(choices: readonly ProjectId[], projectCount = 0): Bytes {
  return pad1024(canonicalBytes(choices.toSorted()), 1 + BYTES_PER_CHOICE * projectCount);
}

/** Bytes of the padded choices on every ballot of a round with so many projects, whatever was chosen. */
export function choicesLength(projectCount: number): number {
  return encodeChoices([], projectCount).length;
}

/** Reads the choices out of a ballot. Everything that `encodeChoices` would not spell this way is refused. */
export function decodeChoices(padded: Uint8Array): Result<readonly ProjectId[], ChoicesError> {
  const content = unpad1024(padded);
  if (!content.ok) return err({ code: 'choices-padding-wrong' });
  const parsed = parseCanonicalJson(textOf(content.value));
  if (!parsed.ok) return err({ code: 'choices-not-canonical' });
  if (!Array.isArray(parsed.value)) return err({ code: 'choices-not-project-ids' });
  const choices: ProjectId[] = [];
  for (const item of parsed.value as readonly unknown[]) {
    const project = typeof item === 'string' ? parseProjectId(item) : undefined;
    if (project?.ok !== true) return err({ code: 'choices-not-project-ids' });
    choices.push(project.value);
  }
  const isSorted = choices.every((project, at) => at === 0 || String(choices[at - 1]) <= project);
  return isSorted ? ok(choices) : err({ code: 'choices-not-canonical' });
}

/** Bytes that are no UTF-8 become replacement characters, which no list of ids holds. A byte order mark is kept. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
