import { boughtAt, type Count, type Place, representedBy, sharesOf } from '@wijkbegroting/domain';
import { amountText, fractionAmountText, fractionNumberText, nameOf, type Scene } from '@wijkbegroting/tally-words';
import type { LoadedElection } from './election-view.ts';

/** Kinds that are shown at most, those with the most votes first. */
const MOST_KINDS = 30;

/** What plans of one kind got beside the votes they had; parts are of all kinds together, from 0 to 1. */
export interface KindFigures {
  readonly name: string;
  readonly funded: number;
  readonly plans: number;
  readonly votes: number;
  readonly votesPart: number;
  readonly spent: string;
  readonly spentPart: number;
}

/** What supporters paid for a plan under Equal Shares; empty texts where they did not pay it. */
export interface BoughtFigures {
  readonly place: Place;
  readonly name: string;
  readonly cost: string;
  readonly isFunded: boolean;
  readonly together: string;
  readonly payers: number | null;
  readonly emptied: number | null;
  readonly each: string;
  readonly effectiveVotes: string;
}

/** The figures of a count. */
export interface Figures {
  readonly represented: number;
  readonly voters: number;
  /** Empty when the file names no kinds. */
  readonly kinds: readonly KindFigures[];
  /** Empty under rules in which voters have no money of their own. */
  readonly bought: readonly BoughtFigures[];
}

/** Who got something, what each kind of plan got, and what was paid for each plan. */
export function figuresOf({ scene, categories }: LoadedElection, count: Count): Figures {
  const { voters: represented, of: voters } = representedBy(scene.election, count.funded);
  return { represented, voters, kinds: kindFigures(scene, categories, count), bought: boughtFigures(scene, count) };
}

function kindFigures(
  { election, currency }: Scene,
  categories: readonly (readonly string[])[],
  { funded }: Count,
): readonly KindFigures[] {
  const places = new Map<string, Place[]>();
  for (const [place, names] of categories.entries())
    for (const name of new Set(names)) places.set(name, [...(places.get(name) ?? []), place]);
  const shares = sharesOf(
    election,
    [...places].map(([name, projects]) => ({ name, projects })),
    funded,
  );
  const votes = shares.reduce((sum, share) => sum + share.votes, 0);
  const spent = shares.reduce((sum, share) => sum + share.spent, 0);
  return shares
    .toSorted((one, other) => other.votes - one.votes)
    .slice(0, MOST_KINDS)
    .map((share) => ({
      name: share.name,
      funded: share.funded,
      plans: share.projects,
      votes: share.votes,
      votesPart: votes === 0 ? 0 : share.votes / votes,
      spent: amountText(share.spent, currency),
      spentPart: spent === 0 ? 0 : share.spent / spent,
    }));
}

/** The plans that supporters paid, in the order in which they did, then those for which they had too little. */
function boughtFigures(scene: Scene, count: Count): readonly BoughtFigures[] {
  const { election, currency } = scene;
  const factsOf = (place: Place) => ({
    place,
    name: nameOf(scene, place),
    cost: amountText(election.projects[place]?.cost ?? 0, currency),
  });
  const paid = [...boughtAt(election, count)].map(([place, bought]) => ({
    ...factsOf(place),
    isFunded: true,
    together: fractionAmountText(bought.theirs, currency),
    payers: bought.payers,
    emptied: bought.emptied,
    each: fractionAmountText(bought.perPoint, currency),
    effectiveVotes: bought.effectiveVotes === null ? '' : fractionNumberText(bought.effectiveVotes),
  }));
  const short = [...count.refused].flatMap(([place, refusal]) =>
    refusal.kind === 'supportersHadTooLittle'
      ? [
          {
            ...factsOf(place),
            isFunded: false,
            together: fractionAmountText(refusal.theirs, currency),
            payers: null,
            emptied: null,
            each: '',
            effectiveVotes: '',
          },
        ]
      : [],
  );
  return [...paid, ...short];
}
