import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COSIGNED_NOTE, editsOf, PETER_NOTE, signatures, signedNotes } from '../../test/notes.ts';
import { toBase64 } from '../bytes.ts';
import {
  formatSignatureLine,
  formatSignedNote,
  isKeyName,
  isNoteText,
  keyId,
  NOTE_MAX_LENGTH,
  parseSignatureLine,
  parseSignedNote,
  type SignedNote,
} from './signed-note.ts';

const SIGNATURE = { name: 'log', keyId: '01020304', signature: new Uint8Array(64).fill(9) };
const LINE = formatSignatureLine(SIGNATURE);

function read(text: string): SignedNote {
  const note = parseSignedNote(text);
  if (!note.ok) throw new Error(note.error.code);
  return note.value;
}

test('the note in the documentation of the Go implementation', () => {
  const { text, signatures } = read(PETER_NOTE);
  expect(text).toMatch(/^If you think [^]*problem is\.\n$/);
  expect(signatures).toMatchObject([{ name: 'PeterNeumann', keyId: 'c74f20a3' }]);
  expect(signatures[0]?.signature).toHaveLength(64);
});

test('the note in the text of C2SP tlog-cosignature has two signatures', () => {
  const { text, signatures } = read(COSIGNED_NOTE);
  expect(text.split('\n')).toHaveLength(4);
  expect(signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length])).toEqual([
    ['example.com/behind-the-sofa', '033de0ae', 64],
    ['witness.example.com/w1', '8d66cf3f', 72],
  ]);
});

test('the id of a key is made of its name, its type and its bytes', () => {
  const key = new Uint8Array(32).fill(7);
  for (const type of [0x01, 0x04] as const) {
    const hash = createHash('sha256').update('wé').update(Uint8Array.of(0x0a, type)).update(key).digest('hex');
    expect(keyId('wé', type, key)).toBe(hash.slice(0, 8));
  }
});

test('notes and their lines are read as they were written', () => {
  fc.assert(
    fc.property(signedNotes, signatures, (note, signature) => {
      expect(parseSignedNote(formatSignedNote(note))).toEqual({ ok: true, value: note });
      expect(parseSignatureLine(formatSignatureLine(signature))).toEqual({ ok: true, value: signature });
    }),
  );
});

test('one note has one text: whatever is read is spelled like that', () => {
  const near = [PETER_NOTE, COSIGNED_NOTE].flatMap((text) => editsOf(text));
  const accepted = near.filter((text) => parseSignedNote(text).ok);
  // Most edits of the text itself, and of names and base64, give another note.
  expect(accepted.length).toBeGreaterThan(100);
  for (const text of accepted) expect(formatSignedNote(read(text)) === text).toBe(true);
});

test('a text may hold empty lines and lines that look like signatures: the last empty line ends it', () => {
  expect(read(`a\n\n${LINE}\n\n${LINE}\n`)).toEqual({ text: `a\n\n${LINE}\n`, signatures: [SIGNATURE] });
  expect(read(`a\n\n\n${LINE}\n`).text).toBe('a\n\n');
  expect(read(`\n\n${LINE}\n`).text).toBe('\n');
});

const with4 = (...bytes: readonly number[]) => toBase64(Uint8Array.of(1, 2, 3, 4, ...bytes));

describe('what is not a signature line', () => {
  test.each([
    ['', 'signature-line-malformed'],
    ['log AQIDBAk=', 'signature-line-malformed'],
    ['- log AQIDBAk=', 'signature-line-malformed'],
    ['—log AQIDBAk=', 'signature-line-malformed'],
    [' — log AQIDBAk=', 'signature-line-malformed'],
    ['— log', 'signature-line-malformed'],
    ['— log AQIDBAk= ', 'signature-line-malformed'],
    ['— my log AQIDBAk=', 'signature-line-malformed'],
    ['—  AQIDBAk=', 'signature-name-malformed'],
    ['— lo+g AQIDBAk=', 'signature-name-malformed'],
    ['— lo\u00a0g AQIDBAk=', 'signature-name-malformed'],
    ['— lo\u0085g AQIDBAk=', 'signature-name-malformed'],
    ['— lo\u2028g AQIDBAk=', 'signature-name-malformed'],
    ['— lo\tg AQIDBAk=', 'signature-name-malformed'],
    ['— lo\ng AQIDBAk=', 'signature-name-malformed'],
    ['— lo\ud800g AQIDBAk=', 'signature-name-malformed'],
    ['— log ', 'signature-too-short'],
    ['— log AQIDBAk', 'signature-base64-malformed'],
    ['— log AQIDBAl=', 'signature-base64-malformed'],
    ['— log AQIDBA_=', 'signature-base64-malformed'],
    ['— log AQIDBAk=\n', 'signature-base64-malformed'],
    ['— log *', 'signature-base64-malformed'],
    [`— log ${with4()}`, 'signature-too-short'],
    [`— log ${toBase64(Uint8Array.of(1, 2, 3))}`, 'signature-too-short'],
  ])('%j', (line, code) => {
    expect(parseSignatureLine(line)).toEqual({ ok: false, error: { code } });
  });

  test('one byte after the key id is enough', () => {
    const value = { name: 'log', keyId: '01020304', signature: Uint8Array.of(9) };
    expect(parseSignatureLine('— log AQIDBAk=')).toEqual({ ok: true, value });
  });
});

const lines = (count: number) => Array.from({ length: count }, (_, at) => `— log${at} AQIDBAk=\n`).join('');
const long = (length: number) => `${'a'.repeat(length - 2 - LINE.length - 1)}\n\n${LINE}\n`;

describe('what is not a note', () => {
  test.each([
    ['nothing', '', 'note-without-signatures'],
    ['one line', 'a\n', 'note-without-signatures'],
    ['only signatures', `${LINE}\n`, 'note-without-signatures'],
    ['a text without signatures', 'a\n\n', 'note-without-signatures'],
    ['signatures without an empty line', `a\n${LINE}\n`, 'note-without-signatures'],
    ['an empty text', `\n${LINE}\n`, 'note-without-signatures'],
    ['an empty line at the end', `a\n\n${LINE}\n\n`, 'note-without-signatures'],
    ['an unfinished last line', `a\n\n${LINE}`, 'signature-line-malformed'],
    ['something else among the signatures', `a\n\n${LINE}\nb\n`, 'signature-line-malformed'],
    ['a carriage return', `a\r\n\n${LINE}\n`, 'note-forbidden-character'],
    ['a tab', `a\tb\n\n${LINE}\n`, 'note-forbidden-character'],
    ['a zero', `a\0\n\n${LINE}\n`, 'note-forbidden-character'],
    ['half a character', `a\ud800\n\n${LINE}\n`, 'note-forbidden-character'],
    ['the same signature twice', `a\n\n${LINE}\n${LINE}\n`, 'note-signature-doubled'],
    ['two signatures of one key', 'a\n\n— log AQIDBAk=\n— log AQIDBAo=\n', 'note-signature-doubled'],
    ['101 signatures', `a\n\n${lines(101)}`, 'note-too-many-signatures'],
    ['more than 32 KiB', long(NOTE_MAX_LENGTH - 1), 'note-too-long'],
    ['a million characters', 'a'.repeat(1_000_000), 'note-too-long'],
  ])('%s', (_, note, code) => {
    expect(parseSignedNote(note)).toEqual({ ok: false, error: { code } });
  });

  test('the bounds themselves are allowed: 100 signatures, 32 KiB in bytes', () => {
    expect(read(`a\n\n${lines(100)}`).signatures).toHaveLength(100);
    // The em dash is one character and three bytes.
    expect(parseSignedNote(long(NOTE_MAX_LENGTH - 2)).ok).toBe(true);
  });

  test('one name with two keys is two signers', () => {
    expect(read('a\n\n— log AQIDBAk=\n— log AQIDBQk=\n').signatures).toHaveLength(2);
  });
});

test('delete and the upper control characters may stand in a note, as C2SP forbids only those below the space', () => {
  expect(isNoteText('\u007f\u009f')).toBe(true);
  expect(Array.from({ length: 32 }, (_, code) => code).filter((code) => isNoteText(String.fromCharCode(code)))).toEqual(
    [10],
  );
});

test.each(['', ' ', 'a b', 'a+b', '+', 'a\n', '\u3000', 'a\u0007'])('%j is not the name of a key', (name) => {
  expect(isKeyName(name)).toBe(false);
});

test.each(['a', 'wijkbegroting/parkwijk-2027', 'é—'])('%j is the name of a key', (name) => {
  expect(isKeyName(name)).toBe(true);
});

describe('writing what is not a note is a mistake of the caller', () => {
  test.each([
    ['a text without line feed', { text: 'a', signatures: [SIGNATURE] }],
    ['an empty text', { text: '', signatures: [SIGNATURE] }],
    ['a text that ends in a signature', { text: `a\n\n${LINE}`, signatures: [{ ...SIGNATURE, name: 'other' }] }],
    ['no signatures', { text: 'a\n', signatures: [] }],
    ['a tab', { text: '\t\n', signatures: [SIGNATURE] }],
    ['a name with a space', { text: 'a\n', signatures: [{ ...SIGNATURE, name: 'a b' }] }],
    ['a short key id', { text: 'a\n', signatures: [{ ...SIGNATURE, keyId: '010203' }] }],
    ['a key id that is not hexadecimal', { text: 'a\n', signatures: [{ ...SIGNATURE, keyId: '0102030G' }] }],
    ['an empty signature', { text: 'a\n', signatures: [{ ...SIGNATURE, signature: new Uint8Array() }] }],
    ['one signature twice', { text: 'a\n', signatures: [SIGNATURE, SIGNATURE] }],
  ])('%s', (_, note) => {
    expect(() => formatSignedNote(note)).toThrow('Broken invariant');
  });

  test('an empty signature is none as a line either', () => {
    expect(() => formatSignatureLine({ ...SIGNATURE, signature: new Uint8Array() })).toThrow('a whole signature');
  });
});
