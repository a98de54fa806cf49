import { addDays, calendarDay } from '@wijkbegroting/domain';

export interface RollLine {
  readonly reference: string;
  readonly buurtCode: string;
  readonly birthDate: string;
}

/** Somebody on the roll, with the code from the letter. */
export interface DemoVoter extends RollLine {
  readonly code: string;
}

/** Buurten of Parkwijk with an invented share of the people. */
const BUURTEN = ['BU03920901', 'BU03920902', 'BU03920904', 'BU03920904', 'BU03920905', 'BU03920906'] as const;
const FIRST_BIRTHDAY = calendarDay('1940-01-01');
/** A stride without a common divisor with the span, so that birth dates spread evenly and never depend on chance. */
const STRIDE = 8_191;
const SPAN = 27_000;

/** Invented people who live in Parkwijk, the same ones every time: references 000001 and on. */
export function inventRoll(size: number): RollLine[] {
  return Array.from({ length: size }, (_, at) => ({
    reference: String(at + 1).padStart(6, '0'),
    buurtCode: BUURTEN[at % BUURTEN.length] ?? BUURTEN[0],
    birthDate: addDays(FIRST_BIRTHDAY, (at * STRIDE) % SPAN),
  }));
}

/** The file that a gemeente imports. */
export function rollCsv(lines: readonly RollLine[]): string {
  return [
    'reference;buurtCode;birthDate',
    ...lines.map((line) => `${line.reference};${line.buurtCode};${line.birthDate}`),
    '',
  ].join('\n');
}
