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
}

/**
 * Puts equal ballots together, in the order in which each first came: no outcome depends on it. No ballots give none.
 * @throws when a ballot names a place outside the list or gives points that are not a safe integer of 1 or more, or when
 * all points together are no longer a safe integer
 */
export function mergeBallots(cast: Iterable<Points>, projectCount: number): MergedBallots {
  const ballots: Group[] = [];
  // Groups by a number that equal ballots share; most numbers have one group.
  const byMark = new Map<number, Group[]>();
  let voters = 0;
  let pointsInAll = 0;
  for (const ballot of cast) {
    const { choices, points, sum } = readBallot(ballot, projectCount);
    pointsInAll += sum;
    voters += 1;
    const mark = markOf(choices, points);
    const groups = byMark.get(mark) ?? [];
    const equal = groups.find((group) => isSame(group.choices, choices) && isSame(group.points, points));
    if (equal !== undefined) equal.voters += 1;
    else {
      const group = { voters: 1, choices, points };
      ballots.push(group);
      groups.push(group);
      byMark.set(mark, groups);
    }
  }
  invariant(Number.isSafeInteger(pointsInAll), 'all points together are a safe integer');
  return { ballots, voters };
}

/** What a ballot says, its choices ascending. */
function readBallot(ballot: Points, projectCount: number) {
  const choices: Place[] = [];
  let isAscending = true;
  let sum = 0;
  for (const [place, given] of ballot) {
    invariant(Number.isSafeInteger(place) && place >= 0 && place < projectCount, 'a ballot names projects of the list');
    invariant(Number.isSafeInteger(given) && given > 0, 'a choice has one point or more');
    isAscending &&= place > (choices.at(-1) ?? -1);
    choices.push(place);
    sum += given;
  }
  if (!isAscending) choices.sort((one, other) => one - other);
  return { choices, points: choices.map((place) => ballot.get(place) ?? 0), sum };
}

/** A whole number of 32 bits from what a ballot says. */
function markOf(choices: readonly Place[], points: readonly number[]): number {
  let mark = choices.length;
  for (let at = 0; at < choices.length; at += 1) {
    mark = Math.imul(mark ^ (choices[at] ?? 0), 0x01000193);
    mark = Math.imul(mark ^ (points[at] ?? 0), 0x01000193);
  }
  return mark;
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
