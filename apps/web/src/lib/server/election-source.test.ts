import { expect, test } from 'vitest';
import { readElectionSource } from './election-source.ts';

const file = (...parts: BlobPart[]) => new File(parts, 'verkiezing.pb');

test('a file is read as UTF-8, without a mark in front', async () => {
  expect(await readElectionSource(file('\ufeffMETA\nkey;caf\u00e9'))).toEqual({ text: 'META\nkey;caf\u00e9' });
});

test.each([
  ['nothing', null, 'fileMissing'],
  ['a text', 'META', 'fileMissing'],
  ['an empty file', file(''), 'fileMissing'],
  ['a file in an older encoding', file(new Uint8Array([0x4d, 0xe9, 0x0a])), 'fileNotText'],
  ['more than 15 MiB', file(new Uint8Array(15 * 1024 * 1024 + 1)), 'fileTooLarge'],
])('%s cannot be read', async (_what, chosen, fault) => {
  expect(await readElectionSource(chosen)).toEqual({ fault });
});
