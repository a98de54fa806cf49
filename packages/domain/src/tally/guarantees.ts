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
  const supported = candidates.filter((project) => (scores[project] ?? 0) > 0);
  const steps: Step[] = [];
  let open = election.conditions.guarantees;
  for (;;) {
    const fitting = supported.filter((project) => fulfils(project, open) && pot.refusal(project) === null);
    const score = fitting.reduce((most, project) => Math.max(most, scores[project] ?? 0), 0);
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
  const { chosen, taken } = choose(parts);
  const [named] = [...chosen, ...equal];
  const name = open.find(({ projects }) => named !== undefined && projects.includes(named))?.name ?? '';
  const turn = { kind: 'guarantee', name, score } as const;
  const leftBefore = pot.left();
  if (chosen.length === 0) return { kind: 'tie', between: equal, turn, left: leftBefore };
  for (const project of chosen) pot.take(project);
  const projects = chosen.map((project) => ({ project, refusal: null }));
  return { turn, taken, projects, equal, leftBefore, leftAfter: pot.left() };
}

/** All equal projects when each is needed for another guarantee and they fit together, else the first of the order. */
function choose({ equal, open, pot, ties }: Turn): { chosen: readonly Place[]; taken: Step['taken'] } {
  if (equal.length === 1) return { chosen: equal, taken: 'alone' };
  const goTogether = fulfilApart(open, equal) && fitsTogether(pot, equal);
  const settled = ties(equal, !goTogether);
  if (goTogether) return { chosen: settled?.order ?? equal, taken: 'together' };
  return { chosen: settled?.order.slice(0, 1) ?? [], taken: settled?.by ?? 'drawn' };
}

/** Whether no open guarantee would be fulfilled by two of these, so that all of them are needed in any order. */
function fulfilApart(open: readonly Guarantee[], equal: readonly Place[]): boolean {
  return open.every(({ projects }) => equal.filter((project) => projects.includes(project)).length <= 1);
}
