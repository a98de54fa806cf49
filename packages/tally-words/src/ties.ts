import type { CountTie, TooMuchWork } from '@wijkbegroting/domain';
import { amountText, numberText } from './amounts.ts';
import { nameOf, type Scene } from './scene.ts';

/** A tie in words: between whom, and what is at stake. */
export interface TieText {
  readonly names: readonly string[];
  readonly text: string;
}

/** Tells that these projects are equal and that who comes first decides. */
export function tieText(scene: Scene, { between, turn, left }: CountTie): TieText {
  const equal = turn.kind === 'score' || turn.kind === 'guarantee' ? 'hebben evenveel stemmen' : 'zijn gelijk';
  return {
    names: between.map((place) => nameOf(scene, place)),
    text: `Deze plannen ${equal}. Er is nog ${amountText(left, scene.currency)} over. Wie eerst komt, bepaalt wat er gekozen wordt.`,
  };
}

/** Tells that the count was broken off. */
export function tooMuchWorkText({ combinations }: TooMuchWork): string {
  return `De computer bekeek ${numberText(combinations)} combinaties en stopte toen. Er is geen uitkomst.`;
}
