import type { RefusedDraw, Tie } from '@wijkbegroting/domain';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { ReadBallot } from '../ballots/read-ballots.ts';
import { drawPath, PATHS } from '../bundle/paths.ts';
import { type BallotsToCount, countBallots, type CountedBallots, type RecordedDraw } from '../count/count-ballots.ts';
import { isCountable } from '../count/is-countable.ts';
import { type Evidence, leavesOf, statementOf } from './evidence.ts';

/** Checks about which ballots count, and about the count of those. */
const OF_BALLOTS = ['V30', 'V31', 'V32', 'V33'] as const;
const OF_COUNT = ['V34', 'V35'] as const;

/** What a count of one's own is made from; undefined when something is missing, which is then a reason to skip. */
export function factsToCount(evidence: Evidence, ballots: readonly ReadBallot[]): BallotsToCount | undefined {
  const facts = factsOrNeed(evidence, ballots);
  if (typeof facts !== 'string') return facts;
  evidence.findings.skip([...OF_BALLOTS, ...OF_COUNT], facts);
  return undefined;
}

function factsOrNeed(evidence: Evidence, ballots: readonly ReadBallot[]): BallotsToCount | string {
  const { record, hasBallots, bundle } = evidence;
  const statement = statementOf(evidence);
  if (!hasBallots) return 'the ballots, which this bundle leaves out';
  if (record === undefined) return 'the opening record';
  if (!isCountable(record)) return 'a record that can be counted with';
  if (statement === undefined) return 'the closing statement';
  if (!bundle.entries.has(PATHS.ballots)) return 'the ballots';
  const opened = ballots.flatMap(({ choices, ...ballot }) => (choices === null ? [] : [{ ...ballot, choices }]));
  if (opened.length < ballots.length) return 'the tally secret';
  const paper = evidence.paper.flatMap(({ value }) => value ?? []);
  return { record, statement, ballots: opened, paper, draws: recordedDraws(evidence, statement) };
}

/** Counts anew. Where that comes to no end, V37 says why. */
export function countAnew({ findings }: Evidence, facts: BallotsToCount): CountedBallots | undefined {
  const count = countBallots(facts);
  if (count.kind === 'counted') return count;
  findings.fail('V37', PATHS.result, reasonOf(count));
  findings.skip(OF_COUNT, 'a count that comes to an end');
  return undefined;
}

/**
 * The draws of the log, in its order. The minutes and the moment of a public draw stand in a file of their own. A computed
 * draw has no minutes, and when the server computed it changes nothing: the result may say any moment.
 */
export function recordedDraws(evidence: Evidence, { closedAt }: ClosingStatement): readonly RecordedDraw[] {
  let publicDraws = 0;
  return leavesOf(evidence, 'DRAW').map(({ event: { kind, between, order } }, at) => {
    if (kind === 'computed') {
      return { between, order, minutes: null, drawnAt: evidence.result?.value?.draws[at]?.drawnAt ?? closedAt };
    }
    const path = drawPath((publicDraws += 1));
    const file = evidence.draws.find(({ place }) => place === path)?.value;
    return { between, order, minutes: file?.minutes ?? '', drawnAt: file?.drawnAt ?? closedAt };
  });
}

function reasonOf(count: Tie | RefusedDraw): string {
  if (count.kind === 'tie') return `no lots were drawn between ${count.between.join(', ')}`;
  const between = count.draw.between.join(', ');
  const isUnasked = count.code === 'draw-not-asked';
  return isUnasked ? `lots between ${between} were not asked for` : `the lots between ${between} miss a project`;
}
