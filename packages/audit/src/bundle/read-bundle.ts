import { err, ok, type Result } from '@wijkbegroting/domain';
import { BlobReader, type Entry, ZipReader } from './zip.ts';
import { type BundleEntry, judgeEntry } from './judge-entry.ts';
import { type Digest, readEntry } from './read-entry.ts';
import { splitLines } from './split-lines.ts';

/** Something about the zip that no bundle has. */
export interface BundleProblem {
  readonly place: string;
  readonly message: string;
}

/** An opened audit bundle. Nothing of it is unpacked before it is asked for. */
export interface Bundle {
  /** Files that can be read, by path. */
  readonly entries: ReadonlyMap<string, BundleEntry>;
  readonly problems: readonly BundleProblem[];
  /** Reads a whole file. @returns text and digest, or in one line why it cannot be read */
  text(path: string): Promise<Result<{ readonly text: string; readonly digest: Digest }, string>>;
  /** Reads a file of lines, some lines at a time, and waits until they have been taken. */
  lines(path: string, take: (lines: readonly string[]) => Promise<void> | void): Promise<Result<Digest, string>>;
}

/** Files in a bundle at most. */
const MAXIMUM_ENTRIES = 100_000;

/**
 * Opens a bundle. Everything in the zip that could be read in two ways, or could harm who unpacks it, is a problem; what
 * is left can still be read, so that all that is wrong comes to light at once.
 * @returns in one line why it is no zip at all
 */
export async function openBundle(blob: Blob): Promise<Result<Bundle, string>> {
  const problems: BundleProblem[] = [];
  let listed: readonly Entry[];
  try {
    listed = await entriesOf(blob, problems);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  if (listed.length > MAXIMUM_ENTRIES) return err(`holds more than ${MAXIMUM_ENTRIES} files`);
  const entries = new Map<string, BundleEntry>();
  for (const entry of listed) {
    const judged = judgeEntry(entry);
    if (typeof judged === 'string') problems.push({ place: entry.filename, message: judged });
    else if (entries.has(entry.filename)) problems.push({ place: entry.filename, message: 'is in the zip twice' });
    else entries.set(entry.filename, judged);
  }
  return ok({
    entries,
    problems,
    text: (path) => readText(entries.get(path)),
    lines: (path, take) => readLines(entries.get(path), take),
  });
}

/** A zip of which two readers could see different things is a problem, yet what this reader sees is looked at. */
async function entriesOf(blob: Blob, problems: BundleProblem[]): Promise<readonly Entry[]> {
  const names = { filenameValidation: 'tolerant' } as const;
  try {
    return await new ZipReader(new BlobReader(blob), { ...names, strictness: 'strict' }).getEntries();
  } catch (error) {
    const entries = await new ZipReader(new BlobReader(blob), { ...names, strictness: 'tolerant' }).getEntries();
    const message = `the zip can be read in more than one way: ${error instanceof Error ? error.message : String(error)}`;
    problems.push({ place: 'zip', message });
    return entries;
  }
}

async function readText(entry: BundleEntry | undefined): ReturnType<Bundle['text']> {
  if (entry === undefined) return err('is missing');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  const digest = await readEntry(entry, (bytes) => {
    parts.push(decoder.decode(bytes, { stream: true }));
  });
  if (!digest.ok) return digest;
  try {
    parts.push(decoder.decode());
  } catch {
    return err('is no UTF-8');
  }
  return ok({ text: parts.join(''), digest: digest.value });
}

async function readLines(
  entry: BundleEntry | undefined,
  take: (lines: readonly string[]) => Promise<void> | void,
): Promise<Result<Digest, string>> {
  if (entry === undefined) return err('is missing');
  const splitter = splitLines(entry.kind.maximumLine);
  const digest = await readEntry(entry, (bytes) => take(splitter.push(bytes)));
  if (!digest.ok || splitter.isEnded()) return digest;
  return err('the last line is not ended');
}
