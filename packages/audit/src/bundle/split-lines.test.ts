import { utf8 } from '@wijkbegroting/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitLines } from './split-lines.ts';

test('however the bytes are cut, the lines are the same', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }).map((line) => line.replaceAll('\n', '')));
  fc.assert(
    fc.property(texts, fc.array(fc.nat(40), { maxLength: 6 }), (lines, cuts) => {
      const bytes = utf8(lines.map((line) => `${line}\n`).join(''));
      const ends = [...cuts.filter((cut) => cut < bytes.length).sort((one, other) => one - other), bytes.length];
      const splitter = splitLines(100);
      const read = ends.flatMap((end, at) => splitter.push(bytes.subarray(ends[at - 1] ?? 0, end)));
      expect(read).toEqual(lines.map((line) => line.toWellFormed()));
      expect(splitter.isEnded()).toBe(true);
    }),
  );
});

test.each([
  ['a line that was not ended', 'een\ntwee'],
  ['a character that was not ended', [0x65, 0x0a, 0xc3]],
])('something is left over: %s', (_, content) => {
  const splitter = splitLines(100);
  splitter.push(typeof content === 'string' ? utf8(content) : Uint8Array.from(content));
  expect(splitter.isEnded()).toBe(false);
});

test('a line that is too long stops the reading, also before its end came', () => {
  expect(() => splitLines(10).push(utf8('elf letters\n'))).toThrow('too long');
  const splitter = splitLines(10);
  splitter.push(utf8('zes ..'));
  expect(() => splitter.push(utf8('en nog'))).toThrow('too long');
});

test('bytes that are no UTF-8 stop the reading; a byte order mark is part of its line', () => {
  expect(() => splitLines(10).push(Uint8Array.of(0xff, 0x0a))).toThrow();
  expect(splitLines(10).push(utf8('\ufeffa\r\n'))).toEqual(['\ufeffa\r']);
});
