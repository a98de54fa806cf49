import { describe, expect, test } from 'vitest';
import { at, phases } from '../test/factories.ts';
import { checkPhases, isPhaseOpen, passWindow, type PhaseId, phaseNow, phaseOf, PHASES } from './phases.ts';

const ROUND = { phases: phases() };

describe('what holds now', () => {
  test.each<[string, readonly PhaseId[]]>([
    ['2027-02-01T08:59', []],
    ['2027-02-01T09:00', ['prepare']],
    ['2027-03-01T09:00', ['submit', 'support']],
    ['2027-03-28T23:59', ['submit', 'support']],
    ['2027-03-29T00:00', ['support']],
    ['2027-04-05T00:00', []],
    ['2027-05-17T08:59', []],
    ['2027-06-13T23:59', ['vote']],
    ['2027-06-14T00:00', []],
    ['2027-07-10T12:00', ['objection', 'realisation']],
    ['2028-09-01T00:00', []],
  ])('%s: %o', (local, expected) => {
    expect(phaseNow(ROUND, at(local))).toEqual(expected);
  });

  test('a phase that a draft does not have yet is not open', () => {
    expect(isPhaseOpen({ phases: [] }, 'vote', at('2027-05-20T12:00'))).toBe(false);
    expect(() => phaseOf({ phases: [] }, 'vote')).toThrow('no phase vote');
  });

  test('article 6: passes can be collected from the ballot list until voting closes', () => {
    expect(passWindow(ROUND)).toEqual({ opensAt: at('2027-05-10T09:00'), closesAt: at('2027-06-14T00:00') });
  });
});

describe('article 1: which phases can be those of a round', () => {
  test('the phases of the demo round are correct, in whatever order they are listed', () => {
    expect(checkPhases(phases())).toEqual([]);
    expect(checkPhases(phases().toReversed())).toEqual([]);
  });

  test('a round without phases misses them all', () => {
    expect(checkPhases([])).toEqual(PHASES.map((phase) => ({ code: 'phase-missing', phase })));
  });

  test('a phase that is there twice', () => {
    expect(checkPhases([...phases(), phaseOf(ROUND, 'vote')])).toEqual([{ code: 'phase-duplicate', phase: 'vote' }]);
  });

  test.each([
    [
      'ends before it starts',
      { review: { closes: '2028-06-30T00:00' } },
      { code: 'phase-ends-before-start', phase: 'review' },
    ],
    [
      'ends when it starts',
      { review: { closes: '2028-07-01T09:00' } },
      { code: 'phase-ends-before-start', phase: 'review' },
    ],
    [
      'opens before the one that precedes it',
      { objection: { opens: '2027-06-18T14:59' } },
      { code: 'phase-out-of-order', phase: 'objection', earlier: 'outcome' },
    ],
    [
      'check goes on',
      { check: { closes: '2027-05-10T09:01' } },
      { code: 'phase-overlaps', phase: 'ballotList', earlier: 'check' },
    ],
    [
      'vote goes on',
      { vote: { closes: '2027-06-14T09:01' } },
      { code: 'phase-overlaps', phase: 'count', earlier: 'vote' },
    ],
    [
      'prepare goes on',
      { prepare: { closes: '2027-03-02T00:00' } },
      { code: 'phase-overlaps', phase: 'submit', earlier: 'prepare' },
    ],
    [
      'passes come late',
      { ballotList: { opens: '2027-05-10T09:01' } },
      { code: 'pass-window-too-short', minimumDays: 7 },
    ],
  ])('%s', (_, changes, error) => {
    expect(checkPhases(phases(changes))).toEqual([error]);
  });

  test.each([
    ['support may overlap the check', { support: { closes: '2027-04-20T00:00' } }],
    ['the ballot list may stay on show during the vote', { ballotList: { closes: '2027-06-01T00:00' } }],
    ['a phase may close when the next opens', { check: { closes: '2027-05-10T09:00' } }],
  ])('%s', (_, changes) => {
    expect(checkPhases(phases(changes))).toEqual([]);
  });

  test('all errors at once: the check runs into the vote', () => {
    expect(checkPhases(phases({ check: { closes: '2027-05-18T00:00' } }))).toEqual([
      { code: 'phase-overlaps', phase: 'ballotList', earlier: 'check' },
      { code: 'phase-overlaps', phase: 'vote', earlier: 'check' },
    ]);
  });

  test('seven days on the calendar are enough, also over a change of the clock', () => {
    const opening = [
      { id: 'ballotList' as const, opensAt: at('2027-03-22T09:00'), closesAt: at('2027-03-29T00:00') },
      { id: 'vote' as const, opensAt: at('2027-03-29T09:00'), closesAt: at('2027-04-29T00:00') },
    ];
    expect(checkPhases(opening).filter(({ code }) => code !== 'phase-missing')).toEqual([]);
  });
});
