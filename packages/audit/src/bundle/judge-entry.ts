import type { Entry, FileEntry } from './zip.ts';
import { type FileKind, fileKindOf } from './paths.ts';

/** An entry of the zip that may be read. */
export interface BundleEntry {
  readonly entry: FileEntry;
  readonly kind: FileKind;
}

/** Deflate cannot pack text of these kinds tighter; what claims to is made to fill the memory of the reader. */
const MAXIMUM_RATIO = 300;
const RATIO_COUNTS_FROM = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0o170000;
const ORDINARY_FILE = 0o100000;

/**
 * Judges an entry by what the zip says of it, before a byte of it is unpacked.
 * @returns the entry, or in one line why it is not read
 */
export function judgeEntry(entry: Entry): BundleEntry | string {
  const kind = fileKindOf(entry.filename);
  if (kind === undefined) return 'no file of a bundle has this path';
  if (entry.directory) return 'is a folder';
  if (!isOrdinary(entry)) return 'is no ordinary file';
  if (entry.encrypted) return 'is encrypted';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return 'is packed in an unusual way';
  if (entry.uncompressedSize > kind.maximumBytes) return `is longer than ${kind.maximumBytes} bytes`;
  const isLong = entry.uncompressedSize > RATIO_COUNTS_FROM;
  if (isLong && entry.uncompressedSize > MAXIMUM_RATIO * entry.compressedSize)
    return 'is packed more tightly than text can be';
  return { entry, kind };
}

/** Links, devices and the like show in the upper half of the attributes, whatever system the zip says it was made on. */
function isOrdinary({ symlink, externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  return !symlink && (type === 0 || type === ORDINARY_FILE);
}
