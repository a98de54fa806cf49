import { describe, expect, test } from 'vitest';
import { invariant } from '../src/invariant.ts';
import { type Election, scoresOf } from '../src/tally/election.ts';
import { maxWelfare } from '../src/tally/max-welfare.ts';
import { finish } from '../src/tally/rule.ts';
import { settledCount, tiesBy, UNSETTLED } from './elections.ts';
import { choiceOf } from './reference-keys.ts';
import { outcomesOverDraws, readReferenceElections, REFERENCE_FOLDER, referenceOrder } from './reference-files.ts';

/** How many outcomes there are to compare, so that none is left out unseen. */
const FILES = [
  { name: 'approval_shared.jsonl', settled: 56_824, overDraws: 7_500, best: 3_000 },
  { name: 'cumulative_shared.jsonl', settled: 17_130, overDraws: 1_491, best: 458 },
] as const;

/** Many counts in one test. */
const TIME = { timeout: 60_000 };

describe.each(FILES)('random elections of $name', ({ name, settled, overDraws, best }) => {
  const elections = readReferenceElections(name);
  if (elections === undefined) {
    test(`are not in ${REFERENCE_FOLDER}, so nothing is compared; PABULIB_DIR names another folder`, () => {
      expect(elections).toBeUndefined();
    });
    return;
  }

  test('every outcome under a settled order is that of the reference', TIME, () => {
    let compared = 0;
    for (const { id, election, outcomes } of elections) {
      for (const [key, expected] of Object.entries(outcomes)) {
        const [rule = '', tie] = key.split('|');
        const choice = choiceOf(rule);
        if (choice === undefined || tie === undefined) continue;
        const { funded } = settledCount(choice, election, referenceOrder(election, tie));
        const inOrder = funded.map((place) => election.projects[place]?.id);
        const names = expected as readonly string[];
        if (rule.endsWith('_order')) expect({ id, key, funded: inOrder }).toEqual({ id, key, funded: names });
        expect({ id, key, funded: inOrder.toSorted() }).toEqual({ id, key, funded: names.toSorted() });
        compared += 1;
      }
    }
    expect(compared).toBe(settled);
  });

  test('over all draws the rule funds exactly what the reference funds over all tie-breakings', TIME, () => {
    let compared = 0;
    for (const { id, election, outcomes } of elections) {
      for (const [key, expected] of Object.entries(outcomes)) {
        const choice = key.startsWith('irr_') ? choiceOf(key.slice('irr_'.length)) : undefined;
        if (choice === undefined) continue;
        const sets = new Set((expected as readonly (readonly string[])[]).map((names) => names.toSorted().join()));
        expect({ id, key, sets: outcomesOverDraws(choice, election) }).toEqual({ id, key, sets });
        compared += 1;
      }
    }
    expect(compared).toBe(overDraws);
  });

  test('the best combination is worth what the reference says, and there is a tie when that has several', TIME, () => {
    let compared = 0;
    for (const { id, election, outcomes } of elections) {
      for (const [key, utility] of [['cost', 'cost'] as const, ['card', 'count'] as const]) {
        const worth = outcomes[`maxwelfare_${key}_value`];
        if (worth === undefined) continue;
        const worths = worthsIn(election, utility);
        const all = outcomes[`maxwelfare_${key}_optima`] as readonly (readonly string[])[];
        // The reference also lists combinations with projects that add nothing.
        const optima = new Set(
          all.map((names) =>
            names
              .filter((name) => worths.get(name) !== 0n)
              .toSorted()
              .join(),
          ),
        );
        const order = referenceOrder(election, 'lex');
        const found = finish(maxWelfare(election, utility, tiesBy(order)));
        invariant(found.kind === 'count', 'a small election is little work');
        const names = found.funded.map((place) => election.projects[place]?.id ?? '');
        const total = names.reduce((sum, one) => sum + (worths.get(one) ?? 0n), 0n);
        expect({ id, key, worth: String(total) }).toEqual({ id, key, worth });
        expect(optima).toContain(names.toSorted().join());
        const { kind } = finish(maxWelfare(election, utility, UNSETTLED));
        expect({ id, key, kind }).toEqual({ id, key, kind: optima.size > 1 ? 'tie' : 'count' });
        compared += 1;
      }
    }
    expect(compared).toBe(best);
  });
});

/** What each project is worth to all voters together, by name. */
function worthsIn(election: Election, utility: 'cost' | 'count'): ReadonlyMap<string, bigint> {
  const scores = scoresOf(election);
  return new Map(
    election.projects.map(({ id, cost }, place) => [
      id,
      BigInt(scores[place] ?? 0) * (utility === 'cost' ? BigInt(cost) : 1n),
    ]),
  );
}
