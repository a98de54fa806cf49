import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '../bytes.ts';
import { type ProjectId, projectId } from '../ids.ts';
import { ok } from '../result.ts';
import { choicesLength, decodeChoices, encodeChoices } from './choices.ts';
import { pad1024 } from './padding.ts';

const ids: fc.Arbitrary<ProjectId> = fc.uuid().map(projectId);
const lists = fc.uniqueArray(ids, { maxLength: 60 });
const A = projectId('00000000-0000-4000-8000-00000000000a');
const B = projectId('00000000-0000-4000-8000-00000000000b');

test('the choices come out sorted, so that the order of picking is not kept', () => {
  fc.assert(
    fc.property(lists, fc.nat(80), (choices, projectCount) => {
      expect(decodeChoices(encodeChoices(choices, projectCount))).toEqual(ok(choices.toSorted()));
      expect(encodeChoices(choices.toReversed(), projectCount)).toEqual(encodeChoices(choices, projectCount));
    }),
  );
});

test('the length does not tell how many were chosen, when the number of projects is given', () => {
  fc.assert(
    fc.property(lists, (choices) => {
      expect(encodeChoices([], choices.length).length).toBe(encodeChoices(choices, choices.length).length);
    }),
  );
  const many = Array.from({ length: 420 }, () => A); // the fullest ballot is one byte too long for its last block
  expect(encodeChoices([], many.length).length).toBe(encodeChoices(many).length);
  expect(encodeChoices(Array.from({ length: 26 }, () => A)).length).toBe(1024);
  expect(encodeChoices(Array.from({ length: 27 }, () => A)).length).toBe(2048);
});

test('every ballot of a round has the length that its number of projects gives', () => {
  fc.assert(
    fc.property(lists, fc.nat(80), (choices, others) => {
      const projectCount = choices.length + others;
      expect(encodeChoices(choices, projectCount)).toHaveLength(choicesLength(projectCount));
    }),
  );
  expect([0, 26, 27, 52, 53].map(choicesLength)).toEqual([1024, 1024, 2048, 2048, 3072]);
});

test('a blank ballot is the empty list', () => {
  expect(encodeChoices([])).toEqual(pad1024(utf8('[]')));
  expect(decodeChoices(encodeChoices([]))).toEqual(ok([]));
});

test.each([
  ['', 'choices-not-canonical'],
  ['[', 'choices-not-canonical'],
  ['[ ]', 'choices-not-canonical'],
  [`["${A}", "${B}"]`, 'choices-not-canonical'],
  [`["${B}","${A}"]`, 'choices-not-canonical'],
  ['\uFEFF[]', 'choices-not-canonical'],
  ['{}', 'choices-not-project-ids'],
  ['null', 'choices-not-project-ids'],
  ['[1]', 'choices-not-project-ids'],
  ['["a"]', 'choices-not-project-ids'],
  [`["${A.toUpperCase()}"]`, 'choices-not-project-ids'],
  [`[["${A}"]]`, 'choices-not-project-ids'],
])('%s is refused: %s', (text, code) => {
  expect(decodeChoices(pad1024(utf8(text)))).toEqual({ ok: false, error: { code } });
});

test('bytes that are no text, and wrong padding, are refused', () => {
  expect(decodeChoices(pad1024(Uint8Array.of(0xff, 0xfe)))).toMatchObject({ error: { code: 'choices-not-canonical' } });
  expect(decodeChoices(new Uint8Array(10))).toMatchObject({ error: { code: 'choices-padding-wrong' } });
});

test('a project twice is read, for checkBallot to refuse with its name', () => {
  expect(decodeChoices(encodeChoices([A, A]))).toEqual(ok([A, A]));
});
