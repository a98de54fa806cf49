import type { Fraction } from '../fraction.ts';
import type { Place } from './election.ts';
import { longestPrefix } from './longest-prefix.ts';
import { fitsTogether, type Pot } from './pot.ts';
import type { CountTie, Step, TieBreaker } from './rule.ts';

/** The projects with which the most loaded voter bears the least, by place, and how much: null without supporters. */
export interface Lightest {
  readonly load: Fraction | null;
  readonly projects: readonly Place[];
}

/** What a rule that divides costs over supporters needs to take the lightest projects. */
export interface TakingParts {
  readonly pot: Pot;
  readonly ties: TieBreaker;
  /**
   * Whether the rule takes these of the lightest projects one after the other in this order: each keeps its load, and
   * none of the others, that are as light, gets in between.
   */
  readonly canFollow: (lightest: Lightest, others: readonly Place[]) => boolean;
  /** Divides the cost of a project over its supporters. */
  readonly take: (project: Place) => void;
}

/**
 * Takes all equal projects when they fit and do not weigh on each other, so that their order changes nothing; else as
 * many from the front of the settled order as stay equal. A tie when there is no settled order.
 */
export function takeLightest(next: Lightest, { pot, ties, canFollow, take }: TakingParts): Step | CountTie {
  const { load, projects: equal } = next;
  const turn = { kind: 'load', load } as const;
  const leftBefore = pot.left();
  const stepWith = (projects: readonly Place[], taken: Step['taken']): Step => {
    for (const project of projects) {
      take(project);
      pot.take(project);
    }
    const judged = projects.map((project) => ({ project, refusal: null }));
    return { turn, taken, projects: judged, equal, leftBefore, leftAfter: pot.left() };
  };
  if (equal.length === 1) return stepWith(equal, 'alone');
  const goTogether = (projects: readonly Place[]): boolean => {
    const others = equal.filter((project) => !projects.includes(project));
    return fitsTogether(pot, projects) && canFollow({ load, projects }, others);
  };
  const together = goTogether(equal);
  const settled = ties(equal, !together);
  if (together) return stepWith(settled?.order ?? equal, 'together');
  if (settled === undefined) return { kind: 'tie', between: equal, turn, left: leftBefore };
  const count = settled.settles === 'first' ? 1 : longestPrefix(settled.order, goTogether);
  return stepWith(settled.order.slice(0, count), settled.by);
}
