import { expect, test } from 'vitest';
import { readKept, writeKept } from './kept.ts';
import { INTRO, type VotingState } from './state.ts';

test('what is kept comes back the same', () => {
  const state: VotingState = { step: 'code', code: '7K2M', birthYear: '1984' };
  expect(readKept(writeKept({ seed: 'a', state }), 'b')).toEqual({ seed: 'a', state });
});

test.each([
  undefined,
  '',
  'geen json',
  'null',
  '{}',
  '{"version":2,"seed":"a","state":{"step":"intro"}}',
  '{"version":1,"seed":"a","state":{"step":"onbekend"}}',
])('%j is a new beginning', (text) => {
  expect(readKept(text, 'b')).toEqual({ seed: 'b', state: INTRO });
});
