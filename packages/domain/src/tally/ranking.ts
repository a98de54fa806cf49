import { compareFractions, type Fraction, fraction } from '../fraction.ts';
import { at } from './at.ts';
import { costOf, type Election, type Place, scoresOf } from './election.ts';
import type { EqualProjects } from './greedy.ts';

/** The projects by their votes or points, most first; those with equally many together. */
export function rankByScore(election: Election, projects: readonly Place[]): readonly EqualProjects[] {
  const scores = scoresOf(election);
  const groups = new Map<number, Place[]>();
  for (const project of projects) {
    const score = at(scores, project);
    const group = groups.get(score);
    if (group === undefined) groups.set(score, [project]);
    else group.push(project);
  }
  return [...groups]
    .toSorted(([one], [other]) => other - one)
    .map(([score, equal]) => ({ turn: { kind: 'score', score }, projects: equal }));
}

/**
 * The projects by their votes or points for each unit of money, most first. A project that asks nothing comes before
 * all others, also without votes.
 */
export function rankByScorePerCost(election: Election, projects: readonly Place[]): readonly EqualProjects[] {
  const scores = scoresOf(election);
  const rated = projects.map((project) => ({
    project,
    rate: rateOf(at(scores, project), costOf(election, project)),
  }));
  const groups: { scorePerCost: Fraction | null; projects: Place[] }[] = [];
  for (const { project, rate } of rated.toSorted((one, other) => compareRates(one.rate, other.rate))) {
    const last = groups.at(-1);
    if (last !== undefined && compareRates(last.scorePerCost, rate) === 0) last.projects.push(project);
    else groups.push({ scorePerCost: rate, projects: [project] });
  }
  return groups.map(({ scorePerCost, projects: equal }) => ({
    turn: { kind: 'scorePerCost', scorePerCost },
    projects: equal,
  }));
}

function rateOf(score: number, cost: number): Fraction | null {
  return cost === 0 ? null : fraction(BigInt(score), BigInt(cost));
}

/** Negative when `one` comes first. */
function compareRates(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return compareFractions(other, one);
}
