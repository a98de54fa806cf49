import type { Fraction } from '../../fraction.ts';
import type { Ground, Method } from '../count.ts';
import { takeInTurn } from '../greedy.ts';
import { settleHarmless } from '../harmless-ties.ts';
import { rankByScore, rankByScorePerCost } from '../ranking.ts';
import { finish, type TieBreaker } from '../rule.ts';
import { type AddOneOptions, firstEndowment, raiseEndowments } from './add-one.ts';
import {
  boughtIn,
  type EqualSharesParts,
  type EqualSharesRun,
  explainRun,
  runEqualShares,
  tieOf,
  type UnsettledRun,
} from './equal-shares.ts';
import { groupTwins } from '../twins.ts';
import { supportersOf, type Utility } from './supporters.ts';

/** What happens with the money that Equal Shares leaves: first the Add1 completion, then a greedy count; each or neither. */
export interface Completion {
  readonly addOne: AddOneOptions | null;
  readonly greedy: 'votes' | 'votesPerCost' | null;
}

/** The Method of Equal Shares with its completions. Rule: docs/rules/gelijke-delen.md. */
export function equalShares(utility: Utility, { addOne, greedy }: Completion): Method {
  return function* divide(ground) {
    const { election, open, pot, ties } = ground;
    const twins = groupTwins(election, open);
    const parts = { election, supporters: supportersOf(election), utility, projects: open, twins };
    const runWith = (endowment: Fraction): EqualSharesRun | UnsettledRun =>
      runSettled({ ...parts, endowment, ties }, ground);
    const share = firstEndowment(election, pot.left(), 'exact');
    const { run, endowment } =
      addOne === null ? { run: runWith(share), endowment: share } : yield* raiseEndowments(ground, addOne, runWith);
    const used = { ...parts, endowment, ties };
    if (run.kind === 'unsettled') return tieOf(used, run, pot.left());
    const { steps, refused } = explainRun(used, run, pot.left());
    const bought = new Set(boughtIn(run));
    for (const project of bought) pot.take(project);
    if (greedy === null) return { kind: 'division', steps, refused, endowment };
    const rank = greedy === 'votes' ? rankByScore : rankByScorePerCost;
    const groups = rank(
      election,
      open.filter((project) => !bought.has(project)),
    );
    const more = takeInTurn({ groups, pot, ties, whenNextDoesNotFit: 'skip' });
    if ('kind' in more) return more;
    return { kind: 'division', steps: [...steps, ...more], refused, endowment };
  };
}

/** A run in which ties that do not change what is bought are settled in any order. */
function runSettled(parts: EqualSharesParts, { election, pot, search }: Ground): EqualSharesRun | UnsettledRun {
  const runWith = (ties: TieBreaker): EqualSharesRun | UnsettledRun =>
    runEqualShares({ ...parts, ties }, pot.copy('unlimited'));
  const run = runWith(parts.ties);
  if (run.kind === 'run') return run;
  const attempts = settleHarmless(election, parts.ties, search, function* attempt(ties) {
    const other = runWith(ties);
    return other.kind === 'run' ? { kind: 'funded', funded: boughtIn(other) } : other;
  });
  const settled = finish(attempts);
  return settled === undefined ? run : runWith(settled);
}
