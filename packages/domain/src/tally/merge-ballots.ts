import { invariant } from '../invariant.ts';
import type { BallotGroup, Place, Points } from './election.ts';

/** Equal ballots together, and how many ballots there were. */
export interface MergedBallots {
  readonly ballots: readonly BallotGroup[];
  readonly voters: number;
}

interface Group {
  voters: number;
  readonly choices: readonly Place[];
  readonly points: readonly number[];
  /** Another group with the same mark that came before. */
  readonly before: Group | undefined;
}

/**
 * Puts equal ballots together, in the order in which each first came: no outcome depends on it. No ballots give none.
 * @throws when a ballot names a place outside the list or gives points that are not a safe integer of 1 or more, or when
 * all points together are no longer a safe integer
 */
export function mergeBallots(cast: Iterable<Points>, projectCount: number): MergedBallots {
  const groups: Group[] = [];
  const lastWithMark = new Map<number, Group>();
  const reader = ballotReader(projectCount);
  let voters = 0;
  for (const ballot of cast) {
    const { choices, points } = reader.read(ballot);
    voters += 1;
    const mark = markOf(choices, points);
    const last = lastWithMark.get(mark);
    let equal = last;
    while (equal !== undefined && !(isSame(equal.choices, choices) && isSame(equal.points, points)))
      equal = equal.before;
    if (equal !== undefined) equal.voters += 1;
    else {
      const group = { voters: 1, choices, points, before: last };
      groups.push(group);
      lastWithMark.set(mark, group);
    }
  }
  invariant(Number.isSafeInteger(reader.pointsInAll()), 'all points together are a safe integer');
  return { ballots: groups.map(({ voters: count, choices, points }) => ({ voters: count, choices, points })), voters };
}

/** Reads ballots into lists, choices ascending. Ballots without points share the lists of ones. */
function ballotReader(projectCount: number) {
  const ones: (readonly number[])[] = [];
  let pointsInAll = 0;
  const read = (ballot: Points): { choices: readonly Place[]; points: readonly number[] } => {
    const choices: Place[] = [];
    let sum = 0;
    for (const [place, given] of ballot) {
      invariant(
        Number.isSafeInteger(place) && place >= 0 && place < projectCount,
        'a ballot names projects of the list',
      );
      invariant(Number.isSafeInteger(given) && given > 0, 'a choice has one point or more');
      choices.push(place);
      sum += given;
    }
    choices.sort((one, other) => one - other);
    pointsInAll += sum;
    const size = choices.length;
    const points =
      sum === size
        ? (ones[size] ??= Array.from({ length: size }, () => 1))
        : choices.map((place) => ballot.get(place) as number);
    return { choices, points };
  };
  return { read, pointsInAll: () => pointsInAll };
}

/** A whole number of 32 bits from what a ballot says. */
function markOf(choices: readonly Place[], points: readonly number[]): number {
  let mark = choices.length;
  for (let at = 0; at < choices.length; at += 1) {
    mark = Math.imul(mark ^ (choices[at] as Place), 0x01000193);
    mark = Math.imul(mark ^ (points[at] as number), 0x01000193);
  }
  return mark;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
