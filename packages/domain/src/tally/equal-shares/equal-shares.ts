import type { Fraction } from '../../fraction.ts';
import { invariant } from '../../invariant.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place } from '../election.ts';
import { longestPrefix } from '../longest-prefix.ts';
import { fitsTogether, type Pot } from '../pot.ts';
import type { CountTie, Refusal, Step, TieBreaker } from '../rule.ts';
import { type ExactPurses, openExactPurses, type Price } from './exact-purses.ts';
import { openMarket } from './market.ts';
import type { Supporters, Utility } from './supporters.ts';

/** What one run of Equal Shares needs. */
export interface EqualSharesParts {
  readonly election: Election;
  readonly supporters: readonly Supporters[];
  readonly utility: Utility;
  /** What every voter has to give. */
  readonly endowment: Fraction;
  /** The projects that take part, by place. */
  readonly projects: readonly Place[];
  /** The same in groups that differ in nothing but their names. */
  readonly twins: readonly (readonly Place[])[];
  readonly ties: TieBreaker;
}

/** Projects that voters bought at one price. */
export interface Purchase {
  readonly projects: readonly Place[];
  /** All that were equally cheap, by place. */
  readonly equal: readonly Place[];
  readonly taken: Step['taken'];
}

/** What the voters bought, and which projects a condition kept out. */
export interface EqualSharesRun {
  readonly kind: 'run';
  readonly purchases: readonly Purchase[];
  readonly refused: ReadonlyMap<Place, Refusal>;
}

/** Equal projects whose order can matter, and that nobody settled; with what was bought before. */
export interface UnsettledRun {
  readonly kind: 'unsettled';
  readonly between: readonly Place[];
  readonly purchases: readonly Purchase[];
}

/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive
 * Utilities, NeurIPS 2021). Every voter has the same money. A project can be bought when its supporters can pay it with
 * nobody paying more than so much for each point. The project for which that is least, is bought; until no supporters
 * can pay their project any more. What a condition forbids is passed over. All of it is taken from `pot`, which has to be
 * one without a limit. Rule: docs/rules/gelijke-delen.md.
 */
export function runEqualShares(parts: EqualSharesParts, pot: Pot): EqualSharesRun | UnsettledRun {
  const market = openMarket(parts);
  const purchases: Purchase[] = [];
  const refused = new Map<Place, Refusal>();
  for (;;) {
    const cheapest = market.cheapest();
    if (cheapest.length === 0) return { kind: 'run', purchases, refused };
    const allowed = cheapest.filter((project) => {
      const refusal = pot.refusal(project);
      if (refusal === null) return true;
      market.remove(project);
      refused.set(project, refusal);
      return false;
    });
    if (allowed.length < cheapest.length) continue;
    const purchase = settle(cheapest, parts.ties, (projects) => {
      return fitsTogether(pot, projects) && market.canPayTogether(projects);
    });
    if (purchase === null) return { kind: 'unsettled', between: cheapest, purchases };
    for (const project of purchase.projects) {
      market.buy(project);
      pot.take(project);
    }
    purchases.push(purchase);
  }
}

/** What was bought, in order. */
export function boughtIn({ purchases }: Pick<EqualSharesRun, 'purchases'>): readonly Place[] {
  return purchases.flatMap(({ projects }) => projects);
}

/**
 * All equal projects when they can go together, else as many of the settled order as can: those who come later are
 * still equal then, so one step after the other would be the same. Null when nobody settled an order.
 */
function settle(
  equal: readonly Place[],
  ties: TieBreaker,
  canGoTogether: (projects: readonly Place[]) => boolean,
): Purchase | null {
  if (equal.length === 1) return { projects: equal, equal, taken: 'alone' };
  const goTogether = canGoTogether(equal);
  const settled = ties(equal, !goTogether);
  if (goTogether) return { projects: settled?.order ?? equal, equal, taken: 'together' };
  if (settled === undefined) return null;
  const count = settled.settles === 'first' ? 1 : longestPrefix(settled.order, canGoTogether);
  return { projects: settled.order.slice(0, count), equal, taken: settled.by };
}

/**
 * The steps of a run with their exact prices, and why each project is refused, unless something funds it. `left` is the
 * money of the whole budget before the first of them.
 */
export function explainRun(
  { election, supporters, endowment, projects }: EqualSharesParts,
  run: EqualSharesRun,
  left: number,
): { steps: readonly Step[]; refused: ReadonlyMap<Place, Refusal> } {
  const purses = openExactPurses(election, supporters, endowment);
  let leftBefore = left;
  const steps = run.purchases.map((purchase): Step => {
    const prices = purchase.projects.map((project) => {
      const price = priceOf(project, purses);
      purses.pay(project);
      return { project, price };
    });
    const leftAfter = prices.reduce((money, { project }) => money - costOf(election, project), leftBefore);
    const step: Step = {
      turn: { kind: 'share', prices },
      taken: purchase.taken,
      projects: purchase.projects.map((project) => ({ project, refusal: null })),
      equal: purchase.equal,
      leftBefore,
      leftAfter,
    };
    leftBefore = leftAfter;
    return step;
  });
  const refused = new Map(run.refused);
  for (const project of projects) {
    if (refused.has(project)) continue;
    const isSupported = at(supporters, project).groups.length > 0;
    const tooLittle = { cost: costOf(election, project), theirs: purses.together(project) };
    refused.set(project, isSupported ? { kind: 'supportersHadTooLittle', ...tooLittle } : { kind: 'noVotes' });
  }
  return { steps, refused };
}

function priceOf(project: Place, purses: ExactPurses): Price {
  const price = purses.price(project);
  invariant(price !== null, `project ${project} can be bought`);
  return price;
}

/** The tie of a run that nobody settled, with the prices of the equal projects. */
export function tieOf(
  { election, supporters, endowment }: EqualSharesParts,
  { between, purchases }: UnsettledRun,
  left: number,
): CountTie {
  const purses = openExactPurses(election, supporters, endowment);
  const bought = boughtIn({ purchases });
  for (const project of bought) purses.pay(project);
  const prices = between.map((project) => ({ project, price: priceOf(project, purses) }));
  const spent = bought.reduce((sum, project) => sum + costOf(election, project), 0);
  return { kind: 'tie', between, turn: { kind: 'share', prices }, left: left - spent };
}
