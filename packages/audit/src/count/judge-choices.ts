import {
  type BallotPaper,
  checkBallot,
  choicesLength,
  decodeChoices,
  err,
  type ProjectId,
  type Result,
} from '@wijkbegroting/domain';
import type { InvalidReason } from '@wijkbegroting/records/outcome.ts';

/** What one voter chose, or the first reason why the ballot does not count. Rule: docs/protocol.md, section 9. */
export type JudgedChoices = Result<readonly ProjectId[], InvalidReason>;

/**
 * Judges what came out of a box: the padding first, then the spelling, then the rules of the round.
 * @param padded undefined when the box did not open
 */
export function judgeOpenedBox(padded: Uint8Array | undefined, paper: BallotPaper): JudgedChoices {
  if (padded === undefined) return err('box-does-not-open');
  if (padded.length !== choicesLength(paper.costs.size)) return err('padding-wrong');
  const choices = decodeChoices(padded);
  if (!choices.ok) return err(choices.error.code === 'choices-padding-wrong' ? 'padding-wrong' : 'choices-malformed');
  return judgeChoices(choices.value, paper);
}

/** Judges a ballot on paper by what was read from it. */
export function judgeReading(reading: readonly ProjectId[] | 'invalid', paper: BallotPaper): JudgedChoices {
  return reading === 'invalid' ? err('marked-invalid') : judgeChoices(reading, paper);
}

function judgeChoices(choices: readonly ProjectId[], paper: BallotPaper): JudgedChoices {
  const checked = checkBallot(paper, choices);
  return checked.ok ? checked : err(checked.error.code);
}
