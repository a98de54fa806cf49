import type { Method } from './count.ts';
import type { Place } from './election.ts';
import { type Burdens, type Lightest, openBurdens } from './maximin-support/burdens.ts';
import { fitsTogether, type Pot } from './pot.ts';
import type { CountTie, Refusal, Step, TieBreaker } from './rule.ts';

/**
 * Maximin support (Sánchez-Fernández, Fernández-García, Fisteus, Brill: The Maximin Support Method, Mathematical
 * Programming 2022; with costs as in Aziz, Lee, Talmon: Proportionally Representative Participatory Budgeting, AAMAS
 * 2018). Like Phragmén, but the costs of all that is taken are spread over supporters anew at every step, as evenly as
 * can be. Next is the project with which the one who bears the most, bears the least; without supporters that is without
 * end, so it comes last. Every choice counts as support, whatever its points. What does not fit any more, or what a
 * condition forbids, is passed over. Equal projects go together when all of them make nobody bear more than each alone,
 * and they fit. Rule: docs/rules/maximin.md.
 * @throws when the voters times all the money is beyond exact whole numbers, as with a million voters and 90 million euro
 * in single cents
 */
export const maximinSupport: Method = function* divide({ election, open, pot, ties }) {
  const total = pot.left();
  const refused = new Map<Place, Refusal>();
  const burdens = openBurdens(election, open);
  let waiting = open;
  const steps: Step[] = [];
  for (;;) {
    for (const project of waiting) {
      const refusal = pot.refusal(project);
      if (refusal !== null) refused.set(project, refusal);
    }
    waiting = waiting.filter((project) => !refused.has(project));
    const next = yield* withProgress(burdens.lightest(waiting), { done: total - pot.left(), total });
    if (next === undefined) return { kind: 'division', steps, refused };
    const step = takeNext(next, burdens, pot, ties);
    if ('kind' in step) return step;
    steps.push(step);
    const taken = new Set(step.projects.map(({ project }) => project));
    waiting = waiting.filter((project) => !taken.has(project));
  }
};

function* withProgress<Outcome>(
  looking: Generator<undefined, Outcome, void>,
  progress: { readonly done: number; readonly total: number },
) {
  for (;;) {
    const { done, value } = looking.next();
    if (done === true) return value;
    yield progress;
  }
}

/** Takes all equal projects when they can go together, else the first of the settled order. */
function takeNext(next: Lightest, burdens: Burdens, pot: Pot, ties: TieBreaker): Step | CountTie {
  const { load, projects: equal } = next;
  const turn = { kind: 'load', load } as const;
  const leftBefore = pot.left();
  const take = (projects: readonly Place[], taken: Step['taken']): Step => {
    for (const project of projects) {
      burdens.take(project);
      pot.take(project);
    }
    const judged = projects.map((project) => ({ project, refusal: null }));
    return { turn, taken, projects: judged, equal, leftBefore, leftAfter: pot.left() };
  };
  if (equal.length === 1) return take(equal, 'alone');
  const goTogether = fitsTogether(pot, equal) && burdens.goTogether(next);
  const settled = ties(equal, !goTogether);
  if (goTogether) return take(settled?.order ?? equal, 'together');
  if (settled === undefined) return { kind: 'tie', between: equal, turn, left: leftBefore };
  return take(settled.order.slice(0, 1), settled.by);
}
