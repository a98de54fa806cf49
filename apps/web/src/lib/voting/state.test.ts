import { formatVotingCode, makeVotingCode, projectId, roundId } from '@wijkbegroting/domain';
import type { Pass, SignedReceipt } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { INTRO, isUnfinished, nextState, type Refusal, type VotingEvent, type VotingState } from './state.ts';

const ROUND = roundId('parkwijk-2027');
const pass: Pass = { round: ROUND, voterKey: 'V', secretKey: 's', signature: 'h' };
const code = makeVotingCode(new Uint8Array(10));
const typed = formatVotingCode(code);
const bench = projectId('00000000-0000-4000-8000-000000000001');
const choices = [bench];
const receipt: SignedReceipt = { receipt: { round: ROUND, ballotHash: 'ab'.repeat(32), batch: 1 }, signature: 'h' };
const refusal = (problem: string): Refusal => ({ code: problem, status: 409 });

const ballot = { pass, choices, replaces: false };
const at = {
  code: { step: 'code', code: '', birthYear: '' },
  collecting: { step: 'collecting', code, birthYear: 1984 },
  held: { step: 'held', code, birthYear: 1984 },
  choosing: { step: 'choosing', ...ballot },
  confirming: { step: 'confirming', ...ballot },
  casting: { step: 'casting', ...ballot },
  done: { step: 'done', receipt, pass: null },
  refused: { step: 'refused', refusal: refusal('code-locked') },
} as const satisfies Record<string, VotingState>;

const failed = (problem: string): VotingEvent => ({ type: 'failed', refusal: refusal(problem) });
const fresh = { step: 'choosing', pass, choices: [], replaces: false } as const;

const MOVES: [from: VotingState, event: VotingEvent, to: VotingState][] = [
  [INTRO, { type: 'begin' }, at.code],
  [INTRO, { type: 'pass-there', pass }, fresh],
  [at.code, { type: 'back' }, INTRO],
  [at.code, { type: 'typed', code: '7K2M', birthYear: '19' }, { step: 'code', code: '7K2M', birthYear: '19' }],
  [at.code, { type: 'collect', code, birthYear: 1984 }, at.collecting],
  [at.code, { type: 'pass-there', pass }, fresh],
  [at.collecting, { type: 'pass-there', pass }, fresh],
  [at.collecting, { type: 'back' }, { step: 'code', code: typed, birthYear: '1984' }],
  [at.collecting, failed('collection-held'), at.held],
  [
    at.collecting,
    failed('code-refused'),
    { step: 'code', code: typed, birthYear: '1984', refusal: refusal('code-refused') },
  ],
  [at.collecting, failed('pass-already-collected'), { step: 'refused', refusal: refusal('pass-already-collected') }],
  [at.held, { type: 'try-again' }, at.collecting],
  [at.choosing, { type: 'chosen', choices: [] }, { ...at.choosing, choices: [] }],
  [at.choosing, { type: 'review' }, at.confirming],
  [at.confirming, { type: 'back' }, at.choosing],
  [at.confirming, { type: 'cast' }, at.casting],
  [at.casting, { type: 'recorded', receipt, isChangeable: false }, at.done],
  [at.casting, { type: 'recorded', receipt, isChangeable: true }, { step: 'done', receipt, pass }],
  [at.casting, failed('voting-closed'), { step: 'refused', refusal: refusal('voting-closed') }],
  [at.casting, failed('ballot-conflict'), { step: 'refused', refusal: refusal('ballot-conflict') }],
  [at.casting, failed('ballot-over-budget'), { ...at.choosing, refusal: refusal('ballot-over-budget') }],
  [at.casting, failed('voting-not-open'), { ...at.choosing, refusal: refusal('voting-not-open') }],
  [{ ...at.casting, refusal: refusal('x') }, { type: 'try-again' }, at.casting],
  [{ step: 'done', receipt, pass }, { type: 'change' }, { ...fresh, replaces: true }],
  [at.refused, { type: 'back' }, at.code],
];

test.each(MOVES)('%j --%j--> %j', (from, event, to) => {
  expect(nextState(from, event)).toEqual(to);
});

test('what does not fit the step changes nothing', () => {
  const events = [...new Map(MOVES.map(([, event]) => [event.type, event])).values()];
  const accepted = new Set(MOVES.map(([from, event]) => `${from.step} ${event.type}`));
  const states = [INTRO, ...Object.values(at)];
  const changed = states.flatMap((state) =>
    events.filter((event) => nextState(state, event) !== state).map((event) => `${state.step} ${event.type}`),
  );
  // A held collection answers as one under way does, and a final ballot cannot be changed.
  expect(new Set(changed).difference(accepted)).toEqual(
    new Set(['held pass-there', 'held back', 'held failed', 'collecting try-again']),
  );
  expect(nextState(at.done, { type: 'change' })).toBe(at.done);
});

test.each(['receipt-does-not-verify', 'opening-changed', 'opening-not-cosigned'] as const)(
  '%s never lets the voter choose again, as the box may have the ballot',
  (code) => {
    const doubtful = nextState(at.casting, { type: 'failed', refusal: { code } });
    expect(doubtful).toEqual({ ...at.casting, refusal: { code } });
    expect(nextState(doubtful, { type: 'back' })).toBe(doubtful);
    expect(nextState(doubtful, { type: 'try-again' })).toEqual(at.casting);
  },
);

test('after voting the choices are gone, and the pass too where the ballot is final', () => {
  const text = JSON.stringify(nextState(at.casting, { type: 'recorded', receipt, isChangeable: false }));
  expect(text).not.toContain(bench);
  expect(text).not.toContain('secretKey');
});

test('after the pass is there the code is gone', () => {
  expect(JSON.stringify(nextState(at.collecting, { type: 'pass-there', pass }))).not.toContain(code);
});

test.each([
  [INTRO, false],
  [at.code, false],
  [fresh, false],
  [at.choosing, true],
  [at.confirming, true],
  [at.casting, true],
  [at.done, false],
])('%j is unfinished: %j', (state, answer) => {
  expect(isUnfinished(state)).toBe(answer);
});
