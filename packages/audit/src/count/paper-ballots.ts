import type { BallotPaper, ProjectId } from '@wijkbegroting/domain';
import type { PaperBatchFile } from '@wijkbegroting/records/ballots.ts';
import { judgeReading, type JudgedChoices } from './judge-choices.ts';

/** What somebody read from a paper ballot. */
export type Reading = readonly ProjectId[] | 'invalid';

/** One paper ballot with what it says. */
export interface JudgedPaper {
  readonly batch: number;
  readonly number: number;
  readonly choices: JudgedChoices;
}

/** Whether two people read the same. Readings are sorted, so that equal choices are equal lists. */
export function isSameReading(one: Reading, other: Reading): boolean {
  if (one === 'invalid' || other === 'invalid') return one === other;
  return one.length === other.length && one.every((project, at) => project === other[at]);
}

/**
 * The reading that counts: that of two people who agree, or else that of the third person. Where there is no third one
 * the first counts, so that there is an outcome to compare; V39 refuses such a bundle. Rule: docs/protocol.md, section 8.
 */
export function countedReading({ first, second, third }: PaperBatchFile['ballots'][number]): Reading {
  return isSameReading(first, second) ? first : (third ?? first);
}

/** All paper ballots of a round, each judged by the rules that hold in the box too. */
export function judgePaper(batches: readonly PaperBatchFile[], paper: BallotPaper): readonly JudgedPaper[] {
  return batches.flatMap(({ batch, ballots }) =>
    ballots.map((ballot) => ({
      batch,
      number: ballot.number,
      choices: judgeReading(countedReading(ballot), paper),
    })),
  );
}
