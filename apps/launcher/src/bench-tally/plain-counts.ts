import { type Election, type Place, scoresOf } from '@wijkbegroting/domain';

/**
 * The references: the same rules written as one would at first, in floats and without explanation. They may decide a
 * near tie wrongly, so they are a measure of speed and of nothing else.
 */

/** Adds up the votes of plain ballots, which any count has to do at least. */
export function plainScores(projectCount: number, ballots: readonly ReadonlyMap<Place, number>[]): readonly number[] {
  const scores = Array.from({ length: projectCount }, () => 0);
  for (const ballot of ballots) for (const [place, points] of ballot) scores[place] = (scores[place] ?? 0) + points;
  return scores;
}

interface Voter {
  readonly choices: readonly Place[];
  money: number;
}

/** Equal Shares by cost for one endowment, voter by voter, every project priced anew in every step. */
export function plainEqualShares(election: Election, endowment: number): readonly Place[] {
  const voters: Voter[] = election.ballots.flatMap(({ voters: count, choices }) =>
    Array.from({ length: count }, () => ({ choices, money: endowment })),
  );
  const supporters = election.projects.map((): Voter[] => []);
  for (const voter of voters) for (const place of voter.choices) supporters[place]?.push(voter);
  const open = new Set(election.projects.keys());
  const bought: Place[] = [];
  for (;;) {
    const best = bestOffer(election, supporters, open);
    if (best === undefined) return bought;
    for (const voter of supporters[best.place] ?? []) voter.money -= Math.min(voter.money, best.share);
    open.delete(best.place);
    bought.push(best.place);
  }
}

interface Offer {
  readonly place: Place;
  readonly share: number;
  readonly rate: number;
}

function bestOffer(election: Election, supporters: readonly (readonly Voter[])[], open: Set<Place>): Offer | undefined {
  let best: Offer | undefined;
  for (const place of open) {
    const cost = election.projects[place]?.cost ?? 0;
    const share = shareOf(supporters[place] ?? [], cost);
    if (share === undefined) open.delete(place);
    else if (best === undefined || share / cost < best.rate) best = { place, share, rate: share / cost };
  }
  return best;
}

/** What each supporter pays at most, or undefined when they have too little together. */
function shareOf(supporters: readonly Voter[], cost: number): number | undefined {
  const purses = supporters.map(({ money }) => money).sort((one, other) => one - other);
  let rest = cost;
  for (const [at, money] of purses.entries()) {
    const share = rest / (purses.length - at);
    if (share <= money) return share;
    rest -= money;
  }
  return undefined;
}

/** Add1 over the plain Equal Shares: whole units more, until the next would cost too much or nothing fits any more. */
export function plainAddOne(election: Election): readonly Place[] {
  const { projects, budget, currencyUnit, voters } = election;
  const scores = scoresOf(election);
  const spent = (places: readonly Place[]): number =>
    places.reduce((sum, place) => sum + (projects[place]?.cost ?? 0), 0);
  const isFull = (places: readonly Place[]): boolean =>
    projects.every(({ cost }, place) => places.includes(place) || scores[place] === 0 || cost > budget - spent(places));
  let endowment = Math.floor(budget / voters / currencyUnit) * currencyUnit;
  let bought = plainEqualShares(election, endowment);
  while (!isFull(bought)) {
    endowment += currencyUnit;
    const more = plainEqualShares(election, endowment);
    if (spent(more) > budget) break;
    bought = more;
  }
  return bought;
}
