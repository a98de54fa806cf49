import { roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { momentAt, screenFor, stepNumber } from './screen.ts';
import { INTRO, type VotingState } from './state.ts';

const times = {
  passesFrom: '2027-05-10T07:00:00.000Z',
  opensAt: '2027-05-17T07:00:00.000Z',
  closesAt: '2027-06-13T22:00:00.000Z',
};

test.each([
  ['2027-05-10T06:59:59.999Z', 'early'],
  ['2027-05-10T07:00:00.000Z', 'passes'],
  ['2027-05-17T06:59:59.999Z', 'passes'],
  ['2027-05-17T07:00:00.000Z', 'vote'],
  ['2027-06-13T21:59:59.999Z', 'vote'],
  ['2027-06-13T22:00:00.000Z', 'closed'],
])('at %s it is %s', (at, moment) => {
  expect(momentAt(times, false, Date.parse(at))).toBe(moment);
  expect(momentAt(times, true, Date.parse(at))).toBe('closed');
  expect(momentAt(null, false, Date.parse(at))).toBe('early');
});

const pass = { round: roundId('parkwijk-2027'), voterKey: 'V', secretKey: 's', signature: 'h' };
const ballot = { pass, choices: [], replaces: false };
const receipt = { receipt: { round: pass.round, ballotHash: 'ab', batch: 1 }, signature: 'h' };
const choosing: VotingState = { step: 'choosing', ...ballot };
const casting: VotingState = { step: 'casting', ...ballot };
const done: VotingState = { step: 'done', receipt, pass: null };
const refused: VotingState = { step: 'refused', refusal: { code: 'code-locked', status: 429 } };

test.each([
  [INTRO, 'early', 'early'],
  [INTRO, 'passes', 'intro'],
  [INTRO, 'vote', 'intro'],
  [INTRO, 'closed', 'closed'],
  [choosing, 'passes', 'waiting'],
  [{ step: 'confirming', ...ballot }, 'passes', 'waiting'],
  [choosing, 'vote', 'choosing'],
  [choosing, 'closed', 'closed'],
  [casting, 'closed', 'casting'],
  [done, 'closed', 'done'],
  [done, 'early', 'done'],
  [refused, 'closed', 'refused'],
] satisfies [VotingState, Parameters<typeof screenFor>[1], string][])(
  '%j when %s shows %s',
  (state, moment, screen) => {
    expect(screenFor(state, moment)).toBe(screen);
  },
);

test('the four steps', () => {
  expect((['code', 'choosing', 'confirming', 'done'] as const).map(stepNumber)).toEqual([1, 2, 3, 4]);
  expect(stepNumber('held')).toBeUndefined();
});
