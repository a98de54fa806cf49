import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson, invariant, toHex, utf8 } from '@wijkbegroting/domain';
import { type Manifest, MANIFEST_FORMAT } from '@wijkbegroting/records/manifest.ts';
import { fileKindOf, PATHS } from './paths.ts';
import { ZipWriter } from './zip.ts';

/** One file to put in a bundle; its content is asked for when its turn comes. */
export interface BundleFile {
  readonly path: string;
  readonly content: Iterable<string> | AsyncIterable<string>;
}

/** What the manifest says besides the files. */
export type BundleFacts = Pick<Manifest, 'round' | 'softwareVersion' | 'publication'>;

const CHUNK_LENGTH = 64 * 1024;

/**
 * 1 January 1980 and one fixed packing, so that the same content gives the same bytes on every machine. The library packs
 * by itself, since the packing of browsers and of Node differs.
 */
const ENTRY_OPTIONS = {
  rawLastModDate: 0x00210000,
  extendedTimestamp: false,
  level: 6,
  useCompressionStream: false,
} as const;

/**
 * Writes an audit bundle, file after file in the order of their paths, and the manifest last, since it holds the hashes
 * of what was written. Keeps no file in memory. Rule: docs/protocol.md, section 10.
 * @throws when a path is not one of a bundle, or occurs twice
 */
export async function writeBundle(
  { round, softwareVersion, publication }: BundleFacts,
  files: readonly BundleFile[],
  sink: WritableStream<Uint8Array>,
): Promise<Manifest> {
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const zip = new ZipWriter(sink, ENTRY_OPTIONS);
  const listed: Manifest['files'][number][] = [];
  for (const { path, content } of sorted) {
    invariant(path !== PATHS.manifest && fileKindOf(path) !== undefined, `a bundle has no file ${path} to give`);
    invariant(listed.at(-1)?.path !== path, `${path} is in the bundle once`);
    const hash = sha256.create();
    let size = 0;
    const watched = inChunks(content, (bytes) => {
      hash.update(bytes);
      size += bytes.length;
    });
    await zip.add(path, streamOf(watched));
    listed.push({ path, size, sha256: toHex(hash.digest()) });
  }
  const manifest = { format: MANIFEST_FORMAT, version: 1, round, softwareVersion, publication, files: listed } as const;
  await zip.add(PATHS.manifest, streamOf(inChunks([canonicalJson(manifest)], () => undefined)));
  await zip.close();
  return manifest;
}

async function* inChunks(
  content: BundleFile['content'],
  watch: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let waiting: string[] = [];
  let length = 0;
  const take = (): Uint8Array => {
    const bytes = utf8(waiting.join(''));
    waiting = [];
    length = 0;
    watch(bytes);
    return bytes;
  };
  for await (const part of content) {
    waiting.push(part);
    length += part.length;
    if (length >= CHUNK_LENGTH) yield take();
  }
  if (length > 0) yield take();
}

/** `ReadableStream.from` is not in every browser. */
function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await bytes.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}
