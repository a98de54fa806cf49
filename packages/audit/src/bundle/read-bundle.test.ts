import { expect, test } from 'vitest';
import { type OddEntry, packFiles } from '../../test/helpers/open-files.ts';
import { openBundle } from './read-bundle.ts';

async function opened(files: readonly (readonly [string, string])[], odd: readonly OddEntry[] = []) {
  const bundle = await openBundle(await packFiles(new Map(files), odd));
  if (!bundle.ok) throw new Error(bundle.error);
  return bundle.value;
}

test.each<[string, OddEntry, string]>([
  ['a path that climbs', { path: 'draw/../../x.json', content: '', options: {} }, 'no file of a bundle'],
  ['a path with a backslash', { path: 'draw\\001.json', content: '', options: {} }, 'no file of a bundle'],
  ['a path in capitals', { path: 'Ballots.ndjson', content: '', options: {} }, 'no file of a bundle'],
  ['a number that is too short', { path: 'paper/1.json', content: '', options: {} }, 'no file of a bundle'],
  ['a link', { path: 'draw/001.json', content: '/', options: { unixMode: 0o120777 } }, 'no ordinary file'],
  ['a device', { path: 'draw/001.json', content: '/', options: { unixMode: 0o020666 } }, 'no ordinary file'],
  ['a folder', { path: 'draw/', content: '', options: { directory: true } }, 'no file of a bundle'],
  ['encryption', { path: 'draw/001.json', content: '{}', options: { password: 'x' } }, 'is encrypted'],
  ['too tight a packing', { path: 'paper/001.json', content: ' '.repeat(4 << 20), options: { level: 9 } }, 'tightly'],
  ['too long a file', { path: 'README.nl.md', content: ' '.repeat(2 << 20), options: { level: 1 } }, 'longer than'],
])('%s is refused, and the rest can be read', async (_, odd, message) => {
  const bundle = await opened([['election.pb', 'META\n']], [odd]);
  expect(bundle.problems).toHaveLength(1);
  expect(bundle.problems[0]!.message).toContain(message);
  expect(await bundle.text('election.pb')).toMatchObject({ ok: true, value: { text: 'META\n' } });
});

test('a path that is there twice makes the zip ambiguous', async () => {
  const bundle = await opened([['election.pb', 'META\n']], [{ path: 'election.pb', content: 'OTHER', options: {} }]);
  expect(bundle.problems.map(({ place }) => place)).toEqual(['zip', 'election.pb']);
});

test('an entry that unpacks to more than it says is not read on', async () => {
  const blob = await packFiles(new Map([['README.nl.md', 'een twee drie vier vijf zes zeven acht']]));
  const bytes = Buffer.from(await blob.arrayBuffer());
  const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt32LE(3, central + 24); // the unpacked size in the central directory
  const bundle = await openBundle(new Blob([bytes]));
  const read = bundle.ok ? await bundle.value.text('README.nl.md') : bundle;
  expect(read.ok).toBe(false);
});

test('a byte changed in what is packed is found', async () => {
  const blob = await packFiles(new Map([['README.nl.md', 'een twee drie vier vijf zes zeven acht']]));
  const bytes = Buffer.from(await blob.arrayBuffer());
  const at = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28) + 5; // behind the local header, its name and more
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  const bundle = await openBundle(new Blob([bytes]));
  const read = bundle.ok ? await bundle.value.text('README.nl.md') : bundle;
  expect(read.ok).toBe(false);
});

test.each(['', 'PK', 'no zip at all'])('%j is no zip', async (content) => {
  expect((await openBundle(new Blob([content]))).ok).toBe(false);
});

test('text that is no UTF-8 and lines that are not ended are problems of that file', async () => {
  const bundle = await opened([['close/receipts.ndjson', '{}\n{}']]);
  expect(await bundle.lines('close/receipts.ndjson', () => undefined)).toMatchObject({ ok: false });
  expect(await bundle.text('ballots.ndjson')).toEqual({ ok: false, error: 'is missing' });
});
