import { addFractions, type Fraction, fraction, ZERO } from '../../fraction.ts';
import { at } from '../at.ts';
import type { Ground } from '../count.ts';
import { type Election, type Place, votesOf } from '../election.ts';
import type { Pot } from '../pot.ts';
import type { Progress } from '../rule.ts';
import { boughtIn, type EqualSharesRun, type UnsettledRun } from './equal-shares.ts';

/** Whether the first run gives every voter the exact share of the budget, or that share in whole units of the currency. */
export type AddOneStart = 'exact' | 'whole';

/** Whether the runs also end at an outcome to which nothing can be added. */
export type AddOneStop = 'exhaustive' | 'overBudget';

/** The options of the Add1 completion. */
export interface AddOneOptions {
  readonly start: AddOneStart;
  readonly stop: AddOneStop;
}

/** A run of Equal Shares and the money it gave every voter. */
export interface Endowed<Run> {
  readonly run: Run;
  readonly endowment: Fraction;
}

/** What a voter would get of the money that is left, and of that the part in whole units of the currency. */
export function firstEndowment({ voters, currencyUnit }: Election, left: number, start: AddOneStart): Fraction {
  if (voters === 0) return ZERO;
  if (start === 'exact') return fraction(BigInt(left), BigInt(voters));
  const unit = BigInt(currencyUnit);
  return fraction((BigInt(left) / BigInt(voters) / unit) * unit);
}

/**
 * Raises the money of every voter by one unit of the currency at a time, and runs again, until the next outcome would
 * cost more than there is, or until the conditions keep out whatever has a supporter and was not bought; with
 * 'exhaustive' also as soon as nothing with a supporter fits in what is left. Gives the last run that fits. A run that
 * is unsettled ends it as well. Rule: docs/rules/gelijke-delen.md.
 */
export function* raiseEndowments(
  { election, open, pot }: Ground,
  { start, stop }: AddOneOptions,
  runWith: (endowment: Fraction) => EqualSharesRun | UnsettledRun,
): Generator<Progress, Endowed<EqualSharesRun | UnsettledRun>, void> {
  const unit = fraction(BigInt(election.currencyUnit));
  const votes = votesOf(election);
  const supported = open.filter((project) => at(votes, project) > 0);
  let endowment = firstEndowment(election, pot.left(), start);
  let run = runWith(endowment);
  while (run.kind === 'run') {
    const after = potAfter(pot, run);
    if (isComplete(supported, run, stop === 'exhaustive' ? after : after.copy('unlimited'))) break;
    yield { done: pot.left() - after.left(), total: pot.left() };
    const raised = addFractions(endowment, unit);
    const next = runWith(raised);
    if (next.kind === 'run' && potAfter(pot, next).left() < 0) break;
    run = next;
    endowment = raised;
  }
  return { run, endowment };
}

function potAfter(pot: Pot, run: EqualSharesRun): Pot {
  const after = pot.copy();
  for (const project of boughtIn(run)) after.take(project);
  return after;
}

/** Whether more money for the voters is of no use: this pot keeps out whatever was not bought. */
function isComplete(supported: readonly Place[], run: EqualSharesRun, after: Pot): boolean {
  const bought = new Set(boughtIn(run));
  return supported.every((project) => bought.has(project) || after.refusal(project) !== null);
}
