import { compareRules, isMonotone, type Place, type Progress, ruleFor, votesNeeded } from '@wijkbegroting/domain';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import type { Strictness } from '@wijkbegroting/domain/pabulib/problems.ts';
import { votesNeededText } from '@wijkbegroting/tally-words';
import { ruleChoiceOf } from './choice.ts';
import { comparedChoices, comparisonView } from './comparison-view.ts';
import { outcomeView } from './count-view.ts';
import { electionUnder, electionView, type LoadedElection, loadElection, MOST_PROBLEMS } from './election-view.ts';
import { settleByTrial } from './lots.ts';
import type { Answers, Asked, Job, RefusedFile } from './protocol.ts';

/** A job that is going on. */
export type Working<Kind extends Job['kind']> = Generator<Progress, Answers[Kind], void>;

/** Counts in a search for votes that were needed; with more an answer is 'at most'. */
const MOST_COUNTS = 300;

/** A file that was read: with an election to count, or none. */
export interface ReadFile {
  readonly loaded: LoadedElection | undefined;
  readonly answer: Answers['read'];
}

/** Reads the text of a file. */
export function readElection(text: string, strictness: Strictness): ReadFile {
  const parsed = parsePabulib(text, { strictness });
  if (!parsed.ok) return { loaded: undefined, answer: refused(text, strictness, parsed.error) };
  const loaded = loadElection(parsed.value.file);
  return { loaded, answer: electionView(loaded, parsed.value) };
}

function refused(text: string, strictness: Strictness, problems: RefusedFile['problems']): RefusedFile {
  return {
    kind: 'refused',
    problems: problems.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
    canBeCounted: strictness === 'refuse' && parsePabulib(text, { strictness: 'warn' }).ok,
  };
}

/** Starts a job on a file that was read. */
export function startJob(loaded: LoadedElection, job: Exclude<Job, { kind: 'read' }>): Working<typeof job.kind> {
  switch (job.kind) {
    case 'count':
      return count(loaded, job);
    case 'compare':
      return compare(loaded, job);
    case 'votesNeeded':
      return searchVotesNeeded(loaded, job, job.project);
  }
}

function* count(loaded: LoadedElection, { choice, lots }: Asked): Working<'count'> {
  const election = electionUnder(loaded, choice);
  const outcome = yield* ruleFor(ruleChoiceOf(choice))(election, settleByTrial(lots));
  return outcomeView(loaded, election, outcome);
}

function* compare(loaded: LoadedElection, { choice, lots }: Asked): Working<'compare'> {
  const election = electionUnder(loaded, choice);
  const outcomes = yield* compareRules(election, comparedChoices(choice), settleByTrial(lots));
  return comparisonView(loaded.scene, election, outcomes, choice);
}

function* searchVotesNeeded(loaded: LoadedElection, { choice, lots }: Asked, project: Place): Working<'votesNeeded'> {
  const rule = ruleChoiceOf(choice);
  const search = { isMonotone: isMonotone(rule), mostCounts: MOST_COUNTS };
  const needed = yield* votesNeeded(electionUnder(loaded, choice), ruleFor(rule), project, settleByTrial(lots), search);
  return { ...needed, text: votesNeededText(needed) };
}
