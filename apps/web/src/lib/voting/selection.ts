import { type BallotPaper, type Cents, costOn, type ProjectId, sha256Hex, sumCents, utf8 } from '@wijkbegroting/domain';

/** Why a plan cannot be added to a choice. */
export type Obstacle =
  | { readonly kind: 'over-budget'; readonly shortCents: number }
  | { readonly kind: 'too-many'; readonly maximum: number };

/** What the chosen plans cost together. */
export function spentOn(paper: BallotPaper, choices: readonly ProjectId[]): Cents {
  return sumCents(choices.map((project) => costOn(paper, project)));
}

/** What stands in the way of adding a plan; undefined when it fits or is chosen already. */
export function obstacleFor(
  paper: BallotPaper,
  choices: readonly ProjectId[],
  project: ProjectId,
): Obstacle | undefined {
  if (choices.includes(project)) return undefined;
  const { rule, budgetCents } = paper;
  if (rule.maximumChoices !== null && choices.length >= rule.maximumChoices) {
    return { kind: 'too-many', maximum: rule.maximumChoices };
  }
  if (rule.kind === 'chooseUpTo') return undefined;
  const shortCents = spentOn(paper, choices) + costOn(paper, project) - budgetCents;
  return shortCents > 0 ? { kind: 'over-budget', shortCents } : undefined;
}

/** Adds a plan, or takes it out again. A plan that does not fit leaves the choice as it is. */
export function toggled(paper: BallotPaper, choices: readonly ProjectId[], project: ProjectId): readonly ProjectId[] {
  if (choices.includes(project)) return choices.filter((chosen) => chosen !== project);
  return obstacleFor(paper, choices, project) === undefined ? [...choices, project] : choices;
}

/**
 * The plans in an order of the voter's own: the same for a seed, and by chance between seeds, so that no plan stands in
 * front for everyone. The seed stays on the device.
 */
export function inOwnOrder<P extends { readonly id: string }>(plans: readonly P[], seed: string): readonly P[] {
  const places = new Map(plans.map(({ id }) => [id, sha256Hex(utf8(`${seed} ${id}`))]));
  return plans.toSorted((one, other) => ((places.get(one.id) ?? '') < (places.get(other.id) ?? '') ? -1 : 1));
}

/** The plans whose title or summary holds every word, of a category, and that still fit where asked. */
export function filtered<P extends { readonly title: string; readonly summary: string; readonly categoryId: string }>(
  plans: readonly P[],
  { search, category }: { readonly search: string; readonly category: string },
): readonly P[] {
  const words = simplified(search).split(/\s+/).filter(Boolean);
  return plans.filter((plan) => {
    const text = simplified(`${plan.title} ${plan.summary}`);
    return (category === '' || plan.categoryId === category) && words.every((word) => text.includes(word));
  });
}

/** Without capitals and accents, as people type. */
function simplified(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
