import type { Place } from './election.ts';
import { fitsTogether, type Pot } from './pot.ts';
import type { CountTie, Refusal, Step, Taken, TieBreaker, Turn } from './rule.ts';

/** Go on with the next project, or stop the count, when one asks more money than there is. */
export type WhenNextDoesNotFit = 'skip' | 'stop';

/** All projects whose turn comes at the same time, by place. Never empty. */
export interface EqualProjects {
  readonly turn: Turn;
  readonly projects: readonly Place[];
}

/** What a greedy count needs: who comes when, and what is left to divide. */
export interface GreedyParts {
  readonly groups: readonly EqualProjects[];
  readonly pot: Pot;
  readonly ties: TieBreaker;
  readonly whenNextDoesNotFit: WhenNextDoesNotFit;
}

/**
 * Takes the projects in turn as long as they fit in the pot. Stops at the first tie that nobody settled and that
 * changes who is funded; without groups there are no steps. Rule: docs/rules/stemregels.md, articles 11 and 12.
 */
export function takeInTurn(parts: GreedyParts): readonly Step[] | CountTie {
  const steps: Step[] = [];
  let hasStopped = false;
  for (const group of parts.groups) {
    const step: Step | CountTie = hasStopped ? stoppedStep(group, parts.pot) : takeGroup(group, parts);
    if ('kind' in step) return step;
    steps.push(step);
    hasStopped ||= parts.whenNextDoesNotFit === 'stop' && step.projects.some(({ refusal }) => isForMoney(refusal));
  }
  return steps;
}

/** Whether a project was refused because it asks more than there is, which is what stops a count that stops. */
function isForMoney(refusal: Refusal | null): boolean {
  return refusal?.kind === 'overBudget' || refusal?.kind === 'overSubBudget';
}

/**
 * Takes equal projects. Their order changes nothing when all that fit, fit together, or none does; where a project that
 * does not fit stops the count, the whole group must fit.
 */
function takeGroup({ turn, projects }: EqualProjects, parts: GreedyParts): Step | CountTie {
  const { pot, ties, whenNextDoesNotFit } = parts;
  const refusals = projects.map((project) => pot.refusal(project));
  const fitting = projects.filter((_, at) => refusals[at] === null);
  const couldStop = whenNextDoesNotFit === 'stop' && refusals.some(isForMoney) && fitting.length > 0;
  const goTogether = fitsTogether(pot, fitting) && !couldStop;
  const settled = projects.length === 1 ? undefined : ties(projects, !goTogether);
  const leftBefore = pot.left();
  if (goTogether) {
    const taken = projects.length === 1 ? 'alone' : 'together';
    const inOrder = (settled?.order ?? projects).map((project): Taken => {
      return { project, refusal: refusals[projects.indexOf(project)] ?? null };
    });
    for (const { project, refusal } of inOrder) if (refusal === null) pot.take(project);
    return { turn, taken, projects: inOrder, equal: projects, leftBefore, leftAfter: pot.left() };
  }
  if (settled === undefined) return { kind: 'tie', between: projects, turn, left: leftBefore };
  const taken = settled.order.map(takeOneByOne(pot, whenNextDoesNotFit));
  return { turn, taken: settled.by, projects: taken, equal: projects, leftBefore, leftAfter: pot.left() };
}

function takeOneByOne(pot: Pot, whenNextDoesNotFit: WhenNextDoesNotFit): (project: Place) => Taken {
  let hasStopped = false;
  return (project) => {
    if (hasStopped) return { project, refusal: { kind: 'stopped' } };
    const refusal = pot.refusal(project);
    if (refusal === null) pot.take(project);
    hasStopped = whenNextDoesNotFit === 'stop' && isForMoney(refusal);
    return { project, refusal };
  };
}

function stoppedStep({ turn, projects }: EqualProjects, pot: Pot): Step {
  const taken = projects.length === 1 ? 'alone' : 'together';
  const judged = projects.map((project): Taken => ({ project, refusal: { kind: 'stopped' } }));
  return { turn, taken, projects: judged, equal: projects, leftBefore: pot.left(), leftAfter: pot.left() };
}
