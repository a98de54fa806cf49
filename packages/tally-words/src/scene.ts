import type { Election, Place } from '@wijkbegroting/domain';
import type { Currency } from './amounts.ts';

/** An election and what a reader has to know of it beside the numbers. */
export interface Scene {
  readonly election: Election;
  readonly currency: Currency;
  /** The name of each project, by place; plain text, as it came. Where it is missing, the id is the name. */
  readonly names: readonly string[];
}

/** The name of a project. */
export function nameOf({ election, names }: Scene, place: Place): string {
  const name = names[place];
  return name === undefined || name === '' ? (election.projects[place]?.id ?? '') : name;
}

/** Whether ballots give points, so that a project has points and not just votes. */
export function usesPoints({ ballots }: Election): boolean {
  return ballots.some(({ points }) => points.some((one) => one !== 1));
}

/** `1 stem`, `3 stemmen`, `12 punten`. */
export function scoreText(election: Election, score: number, number: (value: number) => string): string {
  if (usesPoints(election)) return score === 1 ? '1 punt' : `${number(score)} punten`;
  return score === 1 ? '1 stem' : `${number(score)} stemmen`;
}
