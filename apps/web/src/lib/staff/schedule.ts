import { addDays, type CalendarDay, PHASES, type PhaseId } from '@wijkbegroting/domain';

/** First and last day of a phase, counted from the first day of the round. */
type Days = readonly [first: number, last: number];

/** A round as Dutch practice runs it: four weeks to send in, five to support, four to check, four to vote. */
const DAYS: Readonly<Record<PhaseId, Days>> = {
  prepare: [0, 27],
  submit: [28, 55],
  support: [28, 62],
  check: [63, 90],
  ballotList: [91, 104],
  vote: [105, 132],
  count: [133, 136],
  outcome: [137, 137],
  objection: [138, 179],
  realisation: [180, 544],
  review: [545, 604],
};

/** Where people lived this many days before the ballot list counts: time enough to print the letters. */
const REFERENCE_DAYS_BEFORE_LIST = 14;

export interface PhaseDays {
  readonly id: PhaseId;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
}

/** Days for every phase of a round that begins on `start`, and the day on which residence and age are taken. */
export function scheduleFrom(start: CalendarDay): {
  readonly phases: readonly PhaseDays[];
  readonly referenceDate: CalendarDay;
} {
  const phases = PHASES.map((id) => {
    const [first, last] = DAYS[id];
    return { id, firstDay: addDays(start, first), lastDay: addDays(start, last) };
  });
  return { phases, referenceDate: addDays(start, DAYS.ballotList[0] - REFERENCE_DAYS_BEFORE_LIST) };
}
