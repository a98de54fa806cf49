import { roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { isReminderDue, type Kept, readKept, writeKept } from './kept.ts';
import { INTRO, type VotingState } from './state.ts';

test('what is kept comes back the same', () => {
  const state: VotingState = { step: 'code', code: '7K2M', birthYear: '1984' };
  expect(readKept(writeKept({ seed: 'a', state }), 'b')).toMatchObject({ seed: 'a', state });
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

test('reminds who has a pass and has not voted, as long as votes can be cast', () => {
  const pass = { round: roundId('parkwijk-2027'), voterKey: 'V', secretKey: 's', signature: 'h' };
  const times = { opensAt: '2027-05-17T07:00:00Z', closesAt: '2027-06-13T22:00:00Z' };
  const kept = (state: VotingState): Kept => ({ seed: 'a', state, times });
  const ballot = { pass, choices: [], replaces: false };
  const during = Date.parse('2027-05-20T12:00:00Z');
  expect(isReminderDue(kept({ step: 'choosing', ...ballot }), during)).toBe(true);
  expect(isReminderDue(kept({ step: 'casting', ...ballot }), during)).toBe(true);
  expect(isReminderDue(kept({ step: 'choosing', ...ballot, replaces: true }), during)).toBe(false);
  expect(isReminderDue(kept(INTRO), during)).toBe(false);
  expect(isReminderDue(kept({ step: 'choosing', ...ballot }), Date.parse('2027-05-16T12:00:00Z'))).toBe(false);
  expect(isReminderDue(kept({ step: 'choosing', ...ballot }), Date.parse('2027-06-14T12:00:00Z'))).toBe(false);
  expect(isReminderDue({ seed: 'a', state: { step: 'choosing', ...ballot } }, during)).toBe(false);
});
