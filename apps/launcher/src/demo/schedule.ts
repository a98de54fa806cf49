import {
  addDays,
  addLocalDays,
  type CalendarDay,
  calendarDay,
  dayOf,
  instantOf,
  type Phase,
  phaseOf,
  PHASES,
} from '@wijkbegroting/domain';
import { type DemoRound, PHASE_WORDS, type PhaseWord } from './demo-file.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long invented residents get to vote when the asked phase comes after voting. */
const VOTING_TIME = 60_000;
/** How long each phase between voting and the asked one lasts. */
const HURRIED = 1_000;

export interface Schedule {
  readonly phases: readonly Phase[];
  readonly referenceDate: CalendarDay;
}

/**
 * The round's phases moved by whole days, so that the asked one holds at `now`. The end times of the file are last
 * minutes ("23.59"); here the next minute closes. When voting must be over, it closes shortly after `now`, and the
 * phases between last a second each: a real ballot box cannot be closed in the past.
 */
export function scheduleAround(demo: DemoRound, asked: PhaseWord, now: Date): Schedule {
  const whole = demo.round.phases.map(({ id, start, end }): Phase => ({
    id: PHASE_WORDS[id],
    opensAt: instantOf(start),
    closesAt: new Date(instantOf(end).getTime() + MINUTE),
  }));
  const target = PHASES.indexOf(PHASE_WORDS[asked]);
  const voting = PHASES.indexOf('vote');
  const days = wholeDaysBetween(anchorOf(whole, Math.min(target, voting)), now) - (target <= voting ? 0 : 20);
  const moved = whole.map((phase) => ({
    ...phase,
    opensAt: addLocalDays(phase.opensAt, days),
    closesAt: addLocalDays(phase.closesAt, days),
  }));
  const referenceDate = addDays(calendarDay(demo.round.rules.eligibility.referenceDate), days);
  return { phases: target <= voting ? moved : hurry(moved, target, now), referenceDate };
}

/** From when on the phase has `now` to itself: supporting begins together with sending in, but goes on longer. */
function anchorOf(phases: readonly Phase[], at: number): Date {
  return PHASES[at] === 'support' ? phaseOf({ phases }, 'submit').closesAt : find(phases, at).opensAt;
}

/** The largest number of whole days by which `from` can move and still be past. */
function wholeDaysBetween(from: Date, now: Date): number {
  const days = Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(from))) / DAY);
  return addLocalDays(from, days) <= now ? days : days - 1;
}

function hurry(phases: readonly Phase[], target: number, now: Date): readonly Phase[] {
  const voting = PHASES.indexOf('vote');
  const closes = now.getTime() + VOTING_TIME;
  return phases.map((phase) => {
    const at = PHASES.indexOf(phase.id);
    if (at < voting) return phase;
    if (at === voting) return { ...phase, closesAt: new Date(closes) };
    const opens = closes + Math.min(at - voting - 1, target - voting - 1) * HURRIED;
    const length = phase.closesAt.getTime() - phase.opensAt.getTime();
    if (at < target) return { ...phase, opensAt: new Date(opens), closesAt: new Date(opens + HURRIED) };
    if (at === target) return { ...phase, opensAt: new Date(opens), closesAt: new Date(opens + length) };
    const later = Math.max(opens, phase.opensAt.getTime());
    return { ...phase, opensAt: new Date(later), closesAt: new Date(later + length) };
  });
}

function find(phases: readonly Phase[], at: number): Phase {
  const id = PHASES[at];
  if (id === undefined) throw new Error(`there is no phase ${String(at)}`);
  return phaseOf({ phases }, id);
}
