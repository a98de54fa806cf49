import {
  type Count,
  countJson,
  type CountOutcome,
  type CountTie,
  type Election,
  type Place,
  scoresOf,
} from '@wijkbegroting/domain';
import {
  amountText,
  nameOf,
  numberText,
  outcomeText,
  projectText,
  type Scene,
  scoreText,
  tieText,
  tooMuchWorkText,
  usesPoints,
} from '@wijkbegroting/tally-words';
import type { LoadedElection } from './election-view.ts';
import { type Figures, figuresOf } from './figures-view.ts';
import { type Replay, replayOf } from './replay-view.ts';

/** One plan in the outcome of a count. */
export interface PlanRow {
  readonly place: Place;
  readonly name: string;
  readonly score: number;
  /** `12 stemmen`. */
  readonly scoreText: string;
  readonly cost: string;
  readonly isFunded: boolean;
  /** Why, in one or two sentences. */
  readonly text: string;
}

/** The money of a count, in the smallest unit and in words. */
export interface MoneyView {
  readonly budget: number;
  readonly spent: number;
  readonly budgetText: string;
  readonly spentText: string;
}

/** A finished count, ready to show. */
export interface CountView {
  readonly kind: 'count';
  readonly summary: string;
  readonly rows: readonly PlanRow[];
  /** The score of the plan with the most, for the bars. */
  readonly mostScore: number;
  readonly usesPoints: boolean;
  readonly money: MoneyView;
  readonly replay: Replay;
  readonly figures: Figures;
  /** The whole count as a file. */
  readonly json: string;
}

/** A count that waits for lots. */
export interface TieView {
  readonly kind: 'tie';
  readonly text: string;
  readonly between: readonly { readonly place: Place; readonly name: string; readonly facts: string }[];
  readonly json: string;
}

/** A count that was broken off, because it would have taken too long. */
export interface BrokenOffView {
  readonly kind: 'tooMuchWork';
  readonly text: string;
  readonly json: string;
}

/** What a count came to. */
export type OutcomeView = CountView | TieView | BrokenOffView;

/** The outcome of a count for the page. */
export function outcomeView(loaded: LoadedElection, election: Election, outcome: CountOutcome): OutcomeView {
  const scene = { ...loaded.scene, election };
  switch (outcome.kind) {
    case 'count':
      return countView({ ...loaded, scene }, outcome);
    case 'tie':
      return tieView(scene, outcome);
    case 'tooMuchWork':
      return { kind: 'tooMuchWork', text: tooMuchWorkText(outcome), json: jsonText(scene, outcome) };
  }
}

function countView(loaded: LoadedElection, count: Count): CountView {
  const { scene } = loaded;
  const { election, currency } = scene;
  const rows = planRows(scene, count);
  return {
    kind: 'count',
    summary: outcomeText(scene, count),
    rows,
    mostScore: rows.reduce((most, { score }) => Math.max(most, score), 0),
    usesPoints: usesPoints(election),
    money: {
      budget: election.budget,
      spent: count.spent,
      budgetText: amountText(election.budget, currency),
      spentText: amountText(count.spent, currency),
    },
    replay: replayOf(scene, count),
    figures: figuresOf(loaded, count),
    json: jsonText(scene, count),
  };
}

/** The funded plans in the order in which they were taken, then the others with the most votes first. */
function planRows(scene: Scene, count: Count): readonly PlanRow[] {
  const { election, currency } = scene;
  const scores = scoresOf(election);
  const funded = new Set(count.funded);
  const others = [...election.projects.keys()]
    .filter((place) => !funded.has(place))
    .toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  return [...count.funded, ...others].map((place) => ({
    place,
    name: nameOf(scene, place),
    score: scores[place] ?? 0,
    scoreText: scoreText(election, scores[place] ?? 0, numberText),
    cost: amountText(election.projects[place]?.cost ?? 0, currency),
    isFunded: funded.has(place),
    text: projectText(scene, count, place),
  }));
}

function tieView(scene: Scene, tie: CountTie): TieView {
  const { election, currency } = scene;
  const { names, text } = tieText(scene, tie);
  const scores = scoresOf(election);
  return {
    kind: 'tie',
    text,
    between: tie.between.map((place, at) => ({
      place,
      name: names[at] ?? '',
      facts: `${scoreText(election, scores[place] ?? 0, numberText)}, ${amountText(election.projects[place]?.cost ?? 0, currency)}`,
    })),
    json: jsonText(scene, tie),
  };
}

/** The same text for the same count, on every machine. */
function jsonText({ election }: Scene, outcome: CountOutcome): string {
  return `${JSON.stringify(countJson(election, outcome), null, 2)}\n`;
}
