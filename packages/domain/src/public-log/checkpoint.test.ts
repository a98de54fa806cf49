import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsOf } from '../../test/notes.ts';
import { toBase64 } from '../bytes.ts';
import { roundId } from '../ids.ts';
import {
  auditExtension,
  type Checkpoint,
  checkpointOrigin,
  formatCheckpoint,
  parseAuditExtension,
  parseCheckpoint,
} from './checkpoint.ts';

/** The example in the text of C2SP tlog-checkpoint. */
const SOFA = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const ROOT = new Uint8Array(32).fill(5);
const ROOT_TEXT = toBase64(ROOT);
const HEAD = 'ab'.repeat(32);

const lines = fc.stringMatching(/^[a-z0-9 —+=]{1,12}$/);
const checkpoints: fc.Arbitrary<Checkpoint> = fc.record({
  origin: lines,
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  extensions: fc.array(lines, { maxLength: 3 }),
});

function read(text: string): Checkpoint {
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) throw new Error(checkpoint.error.code);
  return checkpoint.value;
}

test('the example of C2SP', () => {
  const { root, ...rest } = read(SOFA);
  expect(rest).toEqual({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
  expect(toBase64(root)).toBe('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=');
});

test('the log of a round has the round in its origin', () => {
  expect(checkpointOrigin(roundId('parkwijk-2027'))).toBe('wijkbegroting/parkwijk-2027');
});

test('a checkpoint of a round, with the head of the audit chain', () => {
  const origin = checkpointOrigin(roundId('parkwijk-2027'));
  const extensions = [auditExtension({ count: 12, head: HEAD })];
  const text = `wijkbegroting/parkwijk-2027\n7\n${ROOT_TEXT}\naudit 12 ${HEAD}\n`;
  expect(formatCheckpoint({ origin, size: 7, root: ROOT, extensions })).toBe(text);
});

test('checkpoints are read as they were written', () => {
  fc.assert(
    fc.property(checkpoints, (checkpoint) => {
      expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint });
    }),
  );
});

test('one checkpoint has one text: whatever is read is spelled like that', () => {
  const near = [SOFA, `o\n0\n${ROOT_TEXT}\naudit 12 ${HEAD}\n`].flatMap((text) => editsOf(text));
  const accepted = near.filter((text) => parseCheckpoint(text).ok);
  expect(accepted.length).toBeGreaterThan(100);
  for (const text of accepted) expect(formatCheckpoint(read(text)) === text).toBe(true);
});

describe('what is not a checkpoint', () => {
  test.each([
    ['nothing', '', 'checkpoint-unfinished'],
    ['a line feed', '\n', 'checkpoint-too-few-lines'],
    ['two lines', 'o\n1\n', 'checkpoint-too-few-lines'],
    ['an unfinished last line', `o\n1\n${ROOT_TEXT}`, 'checkpoint-unfinished'],
    ['an unfinished extension', `o\n1\n${ROOT_TEXT}\nx`, 'checkpoint-unfinished'],
    ['an empty origin', `\n1\n${ROOT_TEXT}\n`, 'checkpoint-empty-line'],
    ['an empty size', `o\n\n${ROOT_TEXT}\n`, 'checkpoint-empty-line'],
    ['an empty root', 'o\n1\n\n', 'checkpoint-empty-line'],
    ['an empty extension', `o\n1\n${ROOT_TEXT}\n\n`, 'checkpoint-empty-line'],
    ['an empty line between extensions', `o\n1\n${ROOT_TEXT}\nx\n\ny\n`, 'checkpoint-empty-line'],
    ...['01', '00', '+1', '-1', '1.0', '1e3', '0x1', ' 1', '1 ', '١', '9007199254740992', '1'.repeat(400)].map(
      (size) => [`size ${size.slice(0, 20)}`, `o\n${size}\n${ROOT_TEXT}\n`, 'checkpoint-size-malformed'],
    ),
    ['a root of 31 bytes', `o\n1\n${toBase64(ROOT.subarray(1))}\n`, 'checkpoint-root-malformed'],
    ['a root of 33 bytes', `o\n1\n${toBase64(new Uint8Array(33))}\n`, 'checkpoint-root-malformed'],
    ['a root without padding', `o\n1\n${ROOT_TEXT.slice(0, -1)}\n`, 'checkpoint-root-malformed'],
    ['a root with loose bits', `o\n1\n${ROOT_TEXT.slice(0, -2)}V=\n`, 'checkpoint-root-malformed'],
    ['a root in base64url', `o\n1\n${'_'.repeat(42)}8=\n`, 'checkpoint-root-malformed'],
    ['a root in hexadecimal', `o\n1\n${HEAD}\n`, 'checkpoint-root-malformed'],
    ['a carriage return', `o\r\n1\n${ROOT_TEXT}\n`, 'checkpoint-forbidden-character'],
    ['half a character', `o\ud800\n1\n${ROOT_TEXT}\n`, 'checkpoint-forbidden-character'],
  ])('%s', (_, text, code) => {
    expect(parseCheckpoint(text)).toEqual({ ok: false, error: { code } });
  });

  test.each(['0', '9007199254740991'])('size %s is one', (size) => {
    expect(read(`o\n${size}\n${ROOT_TEXT}\n`).size).toBe(Number(size));
  });
});

describe('writing what is not a checkpoint is a mistake of the caller', () => {
  const checkpoint = { origin: 'o', size: 1, root: ROOT, extensions: [] };
  test.each([
    ['an empty origin', { origin: '' }],
    ['an origin of two lines', { origin: 'o\n1' }],
    ['an origin that holds a whole checkpoint', { origin: `o\n1\n${ROOT_TEXT}` }],
    ['half a leaf', { size: 0.5 }],
    ['fewer than no leaves', { size: -1 }],
    ['a size that is not exact', { size: 2 ** 53 }],
    ['a short root', { root: ROOT.subarray(1) }],
    ['an empty extension', { extensions: [''] }],
    ['an extension of two lines', { extensions: ['a\nb'] }],
  ])('%s', (_, change) => {
    expect(() => formatCheckpoint({ ...checkpoint, ...change })).toThrow('Broken invariant');
  });
});

describe('the head of the audit chain', () => {
  test.each([0, 1, 1234, 2 ** 53 - 1])('of %d events', (count) => {
    expect(parseAuditExtension(auditExtension({ count, head: HEAD }))).toEqual({
      ok: true,
      value: { count, head: HEAD },
    });
  });

  test.each([
    '',
    'audit',
    `audit 1 ${HEAD} `,
    ` audit 1 ${HEAD}`,
    `audit 1 ${HEAD}\n`,
    `audit  1 ${HEAD}`,
    `audit 01 ${HEAD}`,
    `audit -1 ${HEAD}`,
    `audit 1.5 ${HEAD}`,
    `audit 9007199254740992 ${HEAD}`,
    `audit 1 ${HEAD.toUpperCase()}`,
    `audit 1 ${HEAD.slice(1)}`,
    `audit 1 ${HEAD}0`,
    `Audit 1 ${HEAD}`,
    `audits 1 ${HEAD}`,
  ])('%j is not one', (line) => {
    expect(parseAuditExtension(line)).toEqual({ ok: false, error: { code: 'audit-extension-malformed' } });
  });

  test('one that is close by is refused or another head', () => {
    const line = auditExtension({ count: 120, head: HEAD });
    const accepted = editsOf(line).filter((edit) => parseAuditExtension(edit).ok);
    expect(accepted.length).toBeGreaterThan(10);
    for (const edit of accepted) {
      const head = parseAuditExtension(edit);
      expect(head.ok && auditExtension(head.value)).toBe(edit);
    }
  });

  test.each([
    { count: -1, head: HEAD },
    { count: 0.5, head: HEAD },
    { count: 1, head: 'ab' },
  ])('writing %j is a mistake of the caller', (head) => {
    expect(() => auditExtension(head)).toThrow('Broken invariant');
  });
});
