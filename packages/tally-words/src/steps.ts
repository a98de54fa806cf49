import { type Count, fundedIn, type Step } from '@wijkbegroting/domain';
import { amountText, numberText } from './amounts.ts';
import { refusalText, turnText } from './projects.ts';
import { nameOf, type Scene } from './scene.ts';

/** One line of the replay: what happens to one project. */
export interface StepLine {
  readonly project: number;
  readonly name: string;
  readonly isFunded: boolean;
  readonly text: string;
}

/** One step of a count in words. */
export interface StepText {
  /** `Stap 3 van 12`. */
  readonly title: string;
  /** Why these projects came together; empty when there is one. */
  readonly intro: string;
  readonly lines: readonly StepLine[];
  /** What is left after it. */
  readonly left: string;
}

/** The step at this place of the list, from 0. */
export function stepText(scene: Scene, { steps }: Pick<Count, 'steps'>, at: number): StepText {
  const step = steps[at];
  if (step === undefined) return { title: '', intro: '', lines: [], left: '' };
  return {
    title: `Stap ${numberText(at + 1)} van ${numberText(steps.length)}`,
    intro: introOf(step),
    lines: step.projects.map(({ project, refusal }) => ({
      project,
      name: nameOf(scene, project),
      isFunded: refusal === null,
      text:
        refusal === null
          ? `Gekozen. ${turnText(scene, step, project)}`
          : `Niet gekozen. ${refusalText(scene, refusal)}`,
    })),
    left: `Er is nog ${amountText(step.leftAfter, scene.currency)} over.`,
  };
}

function introOf({ taken, projects }: Step): string {
  const count = numberText(projects.length);
  switch (taken) {
    case 'alone':
      return '';
    case 'together':
      return projects.length === 1 ? '' : `${count} plannen zijn samen aan de beurt. De volgorde maakt niet uit.`;
    case 'drawn':
      return projects.length === 1
        ? 'Plannen waren gelijk. Het lot besliste.'
        : `${count} plannen waren gelijk. Het lot besliste.`;
    case 'any':
      return 'Plannen waren gelijk. Elke volgorde geeft dezelfde uitslag.';
  }
}

/** The whole outcome in one sentence. */
export function outcomeText({ currency, election }: Scene, count: Count): string {
  const funded = fundedIn(count.steps).length;
  if (funded === 0) return 'Er is geen plan gekozen.';
  const left = amountText(election.budget - count.spent, currency);
  return `${funded === 1 ? '1 plan is' : `${numberText(funded)} plannen zijn`} gekozen. Ze kosten samen ${amountText(count.spent, currency)}. Er is ${left} over.`;
}
