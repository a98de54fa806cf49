import fc from 'fast-check';
import type { ProjectId } from '../src/ids.ts';
import type { CountRules } from '../src/round-rules.ts';
import { type CountInput, tallyRound } from '../src/tally/count-round.ts';
import type { Outcome } from '../src/tally/outcome.ts';
import type { Draw, Tie } from '../src/tally/tie.ts';
import { checkBallot } from '../src/ballot.ts';
import { paper, project } from './factories.ts';

/** A small round full of ties: up to 5 projects that cost up to 12 cents, and up to 30 to divide. */
export const countInputs: fc.Arbitrary<CountInput> = fc
  .record({
    costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    budget: fc.integer({ min: 1, max: 30 }),
    dividesBudget: fc.boolean(),
    picks: fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 }), { maxLength: 12 }),
    whenNextDoesNotFit: fc.constantFrom<CountRules['whenNextDoesNotFit']>('skip', 'stop'),
    minimumVotes: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ costs, budget, dividesBudget, picks, whenNextDoesNotFit, minimumVotes }) => {
    const names = costs.map((_, at) => project(`p${at}`));
    const form = dividesBudget
      ? ({ kind: 'divideBudget', minimumChoices: 0, maximumChoices: null } as const)
      : ({ kind: 'chooseUpTo', minimumChoices: 0, maximumChoices: 5 } as const);
    const sheet = paper(Object.fromEntries(costs.map((cost, at) => [`p${at}`, cost])), budget, form);
    const ballots = picks
      .map((pick) => names.filter((_, at) => pick.includes(at)))
      .filter((choices) => checkBallot(sheet, choices).ok);
    const rule: CountRules = { rule: 'greedyVotes', whenNextDoesNotFit, minimumVotes, tie: 'publicDraw' };
    return { paper: sheet, ballots, rule, draws: [] };
  });

/** A round together with the lots that people would draw: an order of all projects. */
export const inputsWithLots: fc.Arbitrary<readonly [CountInput, readonly ProjectId[]]> = countInputs.chain((input) => {
  const projects = [...input.paper.costs.keys()];
  return fc.tuple(fc.constant(input), shuffled(projects));
});

/** The same items in some order. */
export function shuffled<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

/** The lots of one tie, drawn from an order of all projects. */
export function drawFrom(lots: readonly ProjectId[], tie: Tie): Draw {
  return { between: tie.between, order: lots.filter((one) => tie.between.includes(one)) };
}

/** Counts, draws lots at every tie, and counts on until there is an outcome. */
export function countToTheEnd(
  input: CountInput,
  lots: readonly ProjectId[],
): { outcome: Outcome; draws: readonly Draw[] } {
  const draws: Draw[] = [];
  for (;;) {
    const tally = tallyRound({ ...input, draws });
    if (tally.kind === 'outcome') return { outcome: tally, draws };
    if (tally.kind === 'refusedDraw') throw new Error(tally.code);
    draws.push(drawFrom(lots, tally));
  }
}
