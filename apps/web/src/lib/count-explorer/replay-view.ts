import { type Count, fundedIn, type Place, type SharePrice } from '@wijkbegroting/domain';
import {
  amountText,
  fractionAmountText,
  nameOf,
  type Scene,
  stepText,
  type StepText,
} from '@wijkbegroting/tally-words';

/** A funded plan as a part of the money. */
export interface Block {
  readonly place: Place;
  readonly name: string;
  readonly cost: number;
  readonly costText: string;
}

/** What the supporters of a plan pay for it, under Equal Shares. */
export interface ShareFacts {
  readonly place: Place;
  readonly name: string;
  readonly together: string;
  readonly cost: string;
  readonly each: string;
  readonly payers: number;
  readonly emptied: number;
}

/** One step of the count. */
export interface StepView extends StepText {
  /** Funded plans before and after it, as a number of the blocks. */
  readonly blocksBefore: number;
  readonly blocksAfter: number;
  readonly shares: readonly ShareFacts[];
}

/** A count step by step. */
export interface Replay {
  readonly budget: number;
  readonly budgetText: string;
  /** What every voter got to spend; null where voters have no money of their own. */
  readonly endowment: string | null;
  /** In the order in which they were funded. */
  readonly blocks: readonly Block[];
  readonly steps: readonly StepView[];
}

/** Everything that the replay of a count shows. */
export function replayOf(scene: Scene, count: Count): Replay {
  const { election, currency } = scene;
  const blocks: Block[] = [];
  const steps = count.steps.map((step, at): StepView => {
    const blocksBefore = blocks.length;
    blocks.push(...fundedIn([step]).map((place) => blockOf(scene, place)));
    const shares = step.turn.kind === 'share' ? step.turn.prices.map((price) => shareFacts(scene, price)) : [];
    return { ...stepText(scene, count, at), blocksBefore, blocksAfter: blocks.length, shares };
  });
  return {
    budget: election.budget,
    budgetText: amountText(election.budget, currency),
    endowment: count.endowment === null ? null : fractionAmountText(count.endowment, currency),
    blocks,
    steps,
  };
}

function costOf({ election }: Scene, place: Place): number {
  return election.projects[place]?.cost ?? 0;
}

function blockOf(scene: Scene, place: Place): Block {
  const cost = costOf(scene, place);
  return { place, name: nameOf(scene, place), cost, costText: amountText(cost, scene.currency) };
}

function shareFacts(scene: Scene, { project, price }: SharePrice): ShareFacts {
  return {
    place: project,
    name: nameOf(scene, project),
    together: fractionAmountText(price.theirs, scene.currency),
    cost: amountText(costOf(scene, project), scene.currency),
    each: fractionAmountText(price.perPoint, scene.currency),
    payers: price.payers,
    emptied: price.emptied,
  };
}

/** A block with its place in the picture, which is as wide as the whole budget. */
export interface PlacedBlock extends Block {
  readonly start: number;
  readonly width: number;
  readonly number: number;
  readonly isNew: boolean;
}

/**
 * The funded plans up to a step side by side, each as wide as its part of a budget of `width`. Step 0 is the beginning;
 * plans of the step itself are new. A budget of 0 leaves no width.
 */
export function placeBlocks({ blocks, steps, budget }: Replay, at: number, width: number): readonly PlacedBlock[] {
  const step = steps[at - 1];
  if (step === undefined) return [];
  let start = 0;
  return blocks.slice(0, step.blocksAfter).map((block, index) => {
    const placed = {
      ...block,
      start,
      width: budget === 0 ? 0 : (block.cost / budget) * width,
      number: index + 1,
      isNew: index >= step.blocksBefore,
    };
    start += placed.width;
    return placed;
  });
}
