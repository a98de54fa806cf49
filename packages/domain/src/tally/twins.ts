import { at } from './at.ts';
import { costOf, type Election, type Place } from './election.ts';

/**
 * Puts projects together that differ in nothing but their names: the same cost, the same supporters with the same
 * points, in the same conditions. To a rule they are one project that comes several times.
 */
export function groupTwins(election: Election, projects: readonly Place[]): readonly (readonly Place[])[] {
  const marks = new Map<Place, string[]>(projects.map((one) => [one, [String(costOf(election, one))]]));
  for (const [group, { choices, points }] of election.ballots.entries()) {
    for (const [choice, place] of choices.entries()) marks.get(place)?.push(`${group}:${at(points, choice)}`);
  }
  const { subBudgets, guarantees, incompatible } = election.conditions;
  const lists = [...subBudgets.map((one) => one.projects), ...guarantees.map((one) => one.projects), ...incompatible];
  for (const [condition, list] of lists.entries())
    for (const place of new Set(list)) marks.get(place)?.push(`condition ${condition}`);
  const twins = new Map<string, Place[]>();
  for (const [place, own] of marks) {
    const key = own.join();
    const group = twins.get(key);
    if (group === undefined) twins.set(key, [place]);
    else group.push(place);
  }
  return [...twins.values()];
}
