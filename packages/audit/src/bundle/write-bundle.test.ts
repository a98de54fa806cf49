import { roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { openBundle } from './read-bundle.ts';
import { type BundleFile, writeBundle } from './write-bundle.ts';

const FACTS = { round: roundId('parkwijk-2027'), softwareVersion: '1', publication: 'all' } as const;

async function written(files: readonly BundleFile[]) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      chunks.push(new Uint8Array(chunk));
    },
  });
  const manifest = await writeBundle(FACTS, files, sink);
  return { manifest, blob: new Blob(chunks) };
}

async function* slowly(text: string) {
  for (const letter of text) yield await Promise.resolve(letter);
}

test('the same content gives the same bytes, in whatever order and pieces it comes', async () => {
  const one = await written([
    { path: 'election.pb', content: ['META\n'] },
    { path: 'ballots.ndjson', content: ['{}\n', '{}\n'] },
  ]);
  const other = await written([
    { path: 'ballots.ndjson', content: slowly('{}\n{}\n') },
    { path: 'election.pb', content: slowly('META\n') },
  ]);
  expect(new Uint8Array(await one.blob.arrayBuffer())).toEqual(new Uint8Array(await other.blob.arrayBuffer()));
  expect(one.manifest.files.map(({ path }) => path)).toEqual(['ballots.ndjson', 'election.pb']);
});

test('what was written can be read, and the manifest knows sizes and hashes', async () => {
  const long = 'é'.repeat(200_000);
  const { blob, manifest } = await written([
    { path: 'README.nl.md', content: [long, '\n'] },
    { path: 'close/receipts.ndjson', content: [] },
  ]);
  const bundle = await openBundle(blob);
  if (!bundle.ok) throw new Error(bundle.error);
  expect(bundle.value.problems).toEqual([]);
  expect([...bundle.value.entries.keys()]).toEqual(['README.nl.md', 'close/receipts.ndjson', 'manifest.json']);
  const readme = await bundle.value.text('README.nl.md');
  expect(readme.ok && readme.value.text).toBe(`${long}\n`);
  expect(readme.ok && { path: 'README.nl.md', ...readme.value.digest }).toEqual(manifest.files[0]);
  expect(manifest.files[1]).toMatchObject({ size: 0 });
});

test.each(['manifest.json', 'extra.json', '../ballots.ndjson'])('%s is no file to put in a bundle', async (path) => {
  await expect(written([{ path, content: ['{}'] }])).rejects.toThrow('Broken invariant');
});
