import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  smallerFraction,
  subtractFractions,
  ZERO,
} from '../src/fraction.ts';
import type { Election, Place } from '../src/tally/election.ts';
import type { Count, SharePrice } from '../src/tally/rule.ts';

/** What one voter of each group of equal ballots pays for each project that was bought. */
export type Payments = ReadonlyMap<Place, readonly Fraction[]>;

/** Follows the prices in the steps of a count with equal shares; nothing else of the count is used. */
export function paymentsIn(election: Election, { steps, endowment }: Count): Payments {
  const money = election.ballots.map(() => endowment ?? ZERO);
  const payments = new Map<Place, readonly Fraction[]>();
  const prices = steps.flatMap(({ turn }): readonly SharePrice[] => (turn.kind === 'share' ? turn.prices : []));
  for (const { project, price } of prices) {
    const paid = election.ballots.map(({ choices, points }, group) => {
      const share = multiplyFractions(price.perPoint, fraction(BigInt(points[choices.indexOf(project)] ?? 0)));
      return smallerFraction(share, money[group] ?? ZERO);
    });
    for (const [group, part] of paid.entries()) money[group] = subtractFractions(money[group] ?? ZERO, part);
    payments.set(project, paid);
  }
  return payments;
}

/** All that voters pay together. */
export function paidTogether(election: Election, payments: readonly Fraction[]): Fraction {
  return election.ballots.reduce((sum, { voters }, group) => {
    return addFractions(sum, multiplyFractions(fraction(BigInt(voters)), payments[group] ?? ZERO));
  }, ZERO);
}

/**
 * What is wrong with payments as the prices of an outcome (Peters, Pierczyński, Skowron 2021): everybody pays at most
 * the endowment, only for what they support; each project is paid exactly; and no supporters of another project have
 * together more left than it costs. Nothing is wrong when the list is empty.
 */
export function faultsOf(election: Election, endowment: Fraction, payments: Payments): readonly string[] {
  const left = election.ballots.map((_, group) =>
    [...payments.values()].reduce((money, paid) => subtractFractions(money, paid[group] ?? ZERO), endowment),
  );
  const faults = left.flatMap((money, group) =>
    compareFractions(money, ZERO) < 0 ? [`group ${group} pays more than it has`] : [],
  );
  for (const [project, { cost }] of election.projects.entries()) {
    const price = fraction(BigInt(cost));
    const paid = payments.get(project);
    const supports = ({ choices }: { readonly choices: readonly Place[] }): boolean => choices.includes(project);
    if (paid === undefined) {
      const others = election.ballots.map((ballot, group) => (supports(ballot) ? (left[group] ?? ZERO) : ZERO));
      if (compareFractions(paidTogether(election, others), price) > 0) faults.push(`${project} could be bought`);
      continue;
    }
    if (compareFractions(paidTogether(election, paid), price) !== 0) faults.push(`${project} is not paid exactly`);
    for (const [group, ballot] of election.ballots.entries()) {
      const order = compareFractions(paid[group] ?? ZERO, ZERO);
      if (order < 0 || (order > 0 && !supports(ballot))) faults.push(`group ${group} pays wrongly for ${project}`);
    }
  }
  return faults;
}
