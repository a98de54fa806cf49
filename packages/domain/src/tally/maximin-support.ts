import type { Method } from './count.ts';
import type { Place } from './election.ts';
import { takeLightest } from './lightest.ts';
import { openBurdens } from './maximin-support/burdens.ts';
import type { Refusal, Step } from './rule.ts';

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
    const step = takeLightest(next, { pot, ties, canFollow: burdens.goTogether, take: burdens.take });
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
