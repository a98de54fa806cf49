import type { Method } from './count.ts';
import type { Election, Place } from './election.ts';
import { type Lightest, openLoads, type Loads } from './loads.ts';
import { fitsTogether, type Pot } from './pot.ts';
import type { CountTie, Refusal, Step, TieBreaker } from './rule.ts';

/**
 * Sequential Phragmén (Brill, Freeman, Janson, Lackner: Phragmén's Voting Methods and Justified Representation, AAAI
 * 2017; for budgets Los, Christoff, Grossi: Proportional Budget Allocations, IJCAI 2022). The cost of every project is
 * divided over its supporters. Next is always the project with which the one who bears the most of them, bears the
 * least; without supporters that is without end, so it comes last. Every choice counts as support, whatever its points.
 *
 * Projects that ask more than all the money take no part. What a condition forbids is passed over. The count stops as
 * soon as any project whose turn it is asks more than what is left. Equal projects go together when no voter supports
 * two of them and all fit. Rule: docs/rules/phragmen.md.
 */
export const phragmen: Method = function* divide({ election, open, pot, ties }) {
  const costOf = (project: Place): number => election.projects[project]?.cost ?? 0;
  const total = pot.left();
  const refused = new Map<Place, Refusal>();
  const takingPart = open.filter((project) => costOf(project) <= total);
  for (const project of open) {
    if (costOf(project) > total) refused.set(project, { kind: 'overBudget', cost: costOf(project), left: total });
  }
  const counting: Counting = { election, pot, ties, loads: openLoads(election, takingPart), refused };
  const steps: Step[] = [];
  for (;;) {
    const next = nextAllowed(counting);
    if (next === undefined) return { kind: 'division', steps, refused };
    const tooDear = next.projects.filter((project) => costOf(project) > pot.left());
    if (tooDear.length > 0) {
      const stop = stopAt(next, tooDear, counting);
      const done = new Set([...steps, stop].flatMap(({ projects }) => projects).map(({ project }) => project));
      const rest = takingPart.filter((project) => !done.has(project) && !refused.has(project));
      for (const project of rest) refused.set(project, { kind: 'stopped' });
      return { kind: 'division', steps: [...steps, stop], refused };
    }
    const step = takeNext(next, counting);
    if ('kind' in step) return step;
    steps.push(step);
    yield { done: total - pot.left(), total };
  }
};

interface Counting {
  readonly election: Election;
  readonly pot: Pot;
  readonly ties: TieBreaker;
  readonly loads: Loads;
  readonly refused: Map<Place, Refusal>;
}

/** Whose turn it is, once whatever a condition forbids is out; that the money is not enough is no condition. */
function nextAllowed({ pot, loads, refused }: Counting): Lightest | undefined {
  const conditions = pot.copy('unlimited');
  for (;;) {
    const next = loads.lightest();
    if (next === undefined) return undefined;
    const forbidden = next.projects.filter((project) => conditions.refusal(project) !== null);
    if (forbidden.length === 0) return next;
    for (const project of forbidden) {
      const refusal = conditions.refusal(project);
      if (refusal !== null) refused.set(project, refusal);
      loads.remove(project);
    }
  }
}

function stopAt({ load, projects }: Lightest, tooDear: readonly Place[], { election, pot }: Counting): Step {
  const left = pot.left();
  const judged = projects.map((project) => {
    const refusal: Refusal = tooDear.includes(project)
      ? { kind: 'overBudget', cost: election.projects[project]?.cost ?? 0, left }
      : { kind: 'stopped' };
    return { project, refusal };
  });
  const taken = projects.length === 1 ? 'alone' : 'together';
  return { turn: { kind: 'load', load }, taken, projects: judged, equal: projects, leftBefore: left, leftAfter: left };
}

/** Takes all equal projects when they can go together, else the first of the settled order. */
function takeNext({ load, projects: equal }: Lightest, { pot, loads, ties }: Counting): Step | CountTie {
  const turn = { kind: 'load', load } as const;
  const leftBefore = pot.left();
  const take = (projects: readonly Place[], taken: Step['taken']): Step => {
    for (const project of projects) {
      loads.take(project);
      pot.take(project);
    }
    const judged = projects.map((project) => ({ project, refusal: null }));
    return { turn, taken, projects: judged, equal, leftBefore, leftAfter: pot.left() };
  };
  if (equal.length === 1) return take(equal, 'alone');
  const goTogether = fitsTogether(pot, equal) && !loads.overlap(equal);
  const settled = ties(equal, !goTogether);
  if (goTogether) return take(settled?.order ?? equal, 'together');
  if (settled === undefined) return { kind: 'tie', between: equal, turn, left: leftBefore };
  return take(settled.order.slice(0, 1), settled.by);
}
