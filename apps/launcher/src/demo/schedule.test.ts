import { checkPhases, isPhaseOpen, phaseOf } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { PHASE_WORDS, type PhaseWord, readDemoRound } from './demo-file.ts';
import { scheduleAround } from './schedule.ts';

const demo = readDemoRound();
const UP_TO_VOTING: readonly PhaseWord[] = ['voorbereiden', 'indienen', 'steunen', 'toetsen', 'bekendmaken', 'stemmen'];
const AFTER_VOTING: readonly PhaseWord[] = ['tellen', 'uitslag', 'bezwaar', 'uitvoeren', 'evalueren'];
const MOMENTS = ['2026-11-20T08:00:00Z', '2027-03-28T00:30:00Z', '2027-10-31T01:30:00Z', '2028-02-29T23:30:00Z'];

test.each(UP_TO_VOTING.flatMap((word) => MOMENTS.map((now) => [word, now] as const)))(
  '%s holds at %s, in a right order',
  (word, now) => {
    const { phases } = scheduleAround(demo, word, new Date(now));
    expect(checkPhases(phases)).toEqual([]);
    expect(isPhaseOpen({ phases }, PHASE_WORDS[word], new Date(now))).toBe(true);
  },
);

test.each(AFTER_VOTING.flatMap((word) => MOMENTS.map((now) => [word, now] as const)))(
  '%s follows shortly on voting at %s',
  (word, now) => {
    const { phases } = scheduleAround(demo, word, new Date(now));
    expect(checkPhases(phases)).toEqual([]);
    expect(isPhaseOpen({ phases }, 'vote', new Date(now))).toBe(true);
    expect(isPhaseOpen({ phases }, PHASE_WORDS[word], new Date(Date.parse(now) + 90_000))).toBe(true);
    expect(phaseOf({ phases }, 'vote').closesAt.getTime() - Date.parse(now)).toBeLessThanOrEqual(60_000);
  },
);
