import type { Method } from './count.ts';
import { costOf, type Election, type Place } from './election.ts';
import { type Lightest, takeLightest } from './lightest.ts';
import { type Loads, openLoads } from './phragmen/loads.ts';
import type { Pot } from './pot.ts';
import type { Refusal, Step } from './rule.ts';

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
  const total = pot.left();
  const refused = new Map<Place, Refusal>();
  for (const project of open) {
    const cost = costOf(election, project);
    if (cost > total) refused.set(project, { kind: 'overBudget', cost, left: total });
  }
  const takingPart = open.filter((project) => !refused.has(project));
  const loads = openLoads(election, takingPart);
  const counting: Counting = { election, pot, loads, refused };
  const steps: Step[] = [];
  for (;;) {
    const next = nextAllowed(counting);
    if (next === undefined) return { kind: 'division', steps, refused };
    const tooDear = next.projects.filter((project) => costOf(election, project) > pot.left());
    if (tooDear.length > 0) {
      const stop = stopAt(next, tooDear, counting);
      // What is funded or has a reason in a step keeps that.
      for (const project of takingPart) if (!refused.has(project)) refused.set(project, { kind: 'stopped' });
      return { kind: 'division', steps: [...steps, stop], refused };
    }
    const step = takeLightest(next, {
      pot,
      ties,
      take: loads.take,
      canFollow: (lightest, others) => loads.areApart(lightest) && !isStopped(lightest, others, counting),
    });
    if ('kind' in step) return step;
    steps.push(step);
    yield { done: total - pot.left(), total };
  }
};

interface Counting {
  readonly election: Election;
  readonly pot: Pot;
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
      ? { kind: 'overBudget', cost: costOf(election, project), left }
      : { kind: 'stopped' };
    return { project, refusal };
  });
  const taken = projects.length === 1 ? 'alone' : 'together';
  return { turn: { kind: 'load', load }, taken, projects: judged, equal: projects, leftBefore: left, leftAfter: left };
}

/** Whether the count would stop at one of the others before the last of these is taken. */
function isStopped({ projects }: Lightest, others: readonly Place[], { election, pot }: Counting): boolean {
  const before = projects.slice(0, -1).reduce((sum, project) => sum + costOf(election, project), 0);
  return others.some((project) => costOf(election, project) > pot.left() - before);
}
