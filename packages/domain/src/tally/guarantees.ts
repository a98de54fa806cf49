import { at } from './at.ts';
import { type Election, type Guarantee, type Place, scoresOf } from './election.ts';
import { fitsTogether, type Pot } from './pot.ts';
import type { CountTie, Step, TieBreaker } from './rule.ts';

/**
 * Takes one project for each guarantee, before anything else is counted: of all projects that would fulfil an open
 * guarantee and still fit, the one with the most votes or points, until every guarantee is fulfilled or nothing for it
 * fits any more. One project may fulfil several. Rule: docs/rules/voorwaarden.md.
 */
export function takeGuaranteed(
  election: Election,
  candidates: readonly Place[],
  pot: Pot,
  ties: TieBreaker,
): readonly Step[] | CountTie {
  const scores = scoresOf(election);
  const supported = candidates.filter((project) => at(scores, project) > 0);
  const steps: Step[] = [];
  let open = election.conditions.guarantees;
  for (;;) {
    const fitting = supported.filter((project) => fulfils(project, open) && pot.refusal(project) === null);
    const score = fitting.reduce((most, project) => Math.max(most, at(scores, project)), 0);
    const equal = fitting.filter((project) => scores[project] === score);
    if (equal.length === 0) return steps;
    const step = takeFirst({ equal, open, score, pot, ties });
    if ('kind' in step) return step;
    steps.push(step);
    const funded = step.projects.map(({ project }) => project);
    open = open.filter(({ projects }) => !funded.some((project) => projects.includes(project)));
  }
}

function fulfils(project: Place, guarantees: readonly Guarantee[]): boolean {
  return guarantees.some(({ projects }) => projects.includes(project));
}

interface Turn {
  readonly equal: readonly Place[];
  readonly open: readonly Guarantee[];
  readonly score: number;
  readonly pot: Pot;
  readonly ties: TieBreaker;
}

function takeFirst(parts: Turn): Step | CountTie {
  const { equal, open, score, pot } = parts;
  const choice = choose(parts);
  const named = at(choice?.projects ?? equal, 0);
  const { name } = at(
    open.filter(({ projects }) => projects.includes(named)),
    0,
  );
  const turn = { kind: 'guarantee', name, score } as const;
  const leftBefore = pot.left();
  if (choice === undefined) return { kind: 'tie', between: equal, turn, left: leftBefore };
  for (const project of choice.projects) pot.take(project);
  const projects = choice.projects.map((project) => ({ project, refusal: null }));
  return { turn, taken: choice.taken, projects, equal, leftBefore, leftAfter: pot.left() };
}

interface Choice {
  readonly projects: readonly Place[];
  readonly taken: Step['taken'];
}

/**
 * All equal projects when each is needed for another guarantee and they fit together, else the first of the order;
 * undefined without an order.
 */
function choose({ equal, open, pot, ties }: Turn): Choice | undefined {
  if (equal.length === 1) return { projects: equal, taken: 'alone' };
  const goTogether = fulfilApart(open, equal) && fitsTogether(pot, equal);
  const settled = ties(equal, !goTogether);
  if (goTogether) return { projects: settled?.order ?? equal, taken: 'together' };
  return settled && { projects: settled.order.slice(0, 1), taken: settled.by };
}

/** Whether no open guarantee would be fulfilled by two of these, so that all of them are needed in any order. */
function fulfilApart(open: readonly Guarantee[], equal: readonly Place[]): boolean {
  return open.every(({ projects }) => equal.filter((project) => projects.includes(project)).length <= 1);
}
