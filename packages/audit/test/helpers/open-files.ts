import { canonicalJson, sha256Hex, utf8 } from '@wijkbegroting/domain';
import type { Manifest } from '@wijkbegroting/records/manifest.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import { BlobReader, ZipReader, ZipWriter } from '../../src/bundle/zip.ts';

/** The files of a bundle, to do with as one likes. */
export type Files = Map<string, string>;

/** Unpacks a bundle without any check. */
export async function openFiles(blob: Blob): Promise<Files> {
  const files: Files = new Map();
  for (const entry of await new ZipReader(new BlobReader(blob)).getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, new TextDecoder().decode(await entry.arrayBuffer()));
  }
  return files;
}

/** Makes the manifest anew for what the files are now: whoever tampers can do that. */
export function renewManifest(files: Files): void {
  const manifest = JSON.parse(files.get(PATHS.manifest) ?? '{}') as Manifest;
  const listed = [...files.keys()]
    .filter((path) => path !== PATHS.manifest)
    .sort()
    .map((path) => {
      const bytes = utf8(files.get(path) ?? '');
      return { path, size: bytes.length, sha256: sha256Hex(bytes) };
    });
  files.set(PATHS.manifest, canonicalJson({ ...manifest, files: listed }));
}

/** Something to put in a zip besides ordinary files. */
export interface OddEntry {
  readonly path: string;
  readonly content: string;
  readonly options: NonNullable<Parameters<ZipWriter<unknown>['add']>[2]>;
}

/** Packs files as they are, with odd entries after them. An odd entry may have a path that is there already. */
export async function packFiles(files: Files, odd: readonly OddEntry[] = []): Promise<Blob> {
  const chunks: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      chunks.push(chunk.slice());
    },
  });
  const zip = new ZipWriter(sink, { level: 1 });
  const entries = [...files].map(([path, content]) => ({ path, content, options: {} }));
  for (const { path, content, options } of [...entries, ...odd.map(standIn)]) {
    await zip.add(path, new Blob([content]).stream(), options);
  }
  await zip.close();
  const bytes = Buffer.concat(chunks);
  for (const { path } of odd) renameAll(bytes, standInFor(path), path);
  return new Blob([bytes]);
}

/** Libraries refuse to write one path twice, so the second has another name until it is written. */
function standIn(entry: OddEntry): OddEntry {
  return { ...entry, path: standInFor(entry.path) };
}

function standInFor(path: string): string {
  return `${path.slice(0, 1)}\u007f${path.slice(2)}`;
}

function renameAll(bytes: Buffer, from: string, to: string): void {
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
}
