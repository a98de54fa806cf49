import { toReadableLine } from '@wijkbegroting/domain';
import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { pabulibProblem } from '#lib/messages/index.ts';
import { shortened } from './election-view.ts';

/** Text from a file that is shown at most; a field may be as long as the file. */
const LONGEST_FACT = 60;

/** What is wrong on which line of a file, in words. */
export function problemText(problem: PabulibProblem): string {
  const sentence = pabulibProblem[problem.code];
  if (typeof sentence === 'string') return sentence;
  const facts = Object.fromEntries(Object.entries(problem).map(([name, fact]) => [name, readable(fact)]));
  // Each sentence belongs to its code, which the type of the table of sentences says and that of one entry does not.
  return (sentence as (facts: unknown) => string)(facts);
}

function readable(fact: string | number): string | number {
  return typeof fact === 'number' ? fact : shortened(toReadableLine(fact), LONGEST_FACT);
}
