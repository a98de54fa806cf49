import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { invariant } from '../src/invariant.ts';
import { toElection } from '../src/pabulib/to-election.ts';
import { type Election, scoresOf } from '../src/tally/election.ts';
import { maxWelfare } from '../src/tally/max-welfare.ts';
import { type Count, finish } from '../src/tally/rule.ts';
import { type DividingRule, ruleFor } from '../src/tally/rules.ts';
import { tiesBy } from './elections.ts';
import { sound } from './pabulib-texts.ts';
import { REFERENCE_FOLDER, referenceOrder } from './reference-files.ts';
import { choiceOf } from './reference-keys.ts';

interface Outcome {
  readonly winners: readonly string[];
  /** In the order in which they were taken. */
  readonly order: readonly string[];
}

const NAMES = existsSync(REFERENCE_FOLDER)
  ? readdirSync(REFERENCE_FOLDER).flatMap((name) => (name.endsWith('.pb') ? [name.replace('.pb', '')] : []))
  : [];

/** Outcomes of the 52 elections under rules that settle ties by an order. */
const OUTCOMES = 2_214;

/** The Add1 completion of the larger elections. */
const TIME = { timeout: 120_000 };

function electionIn(name: string): Election {
  return toElection(sound(readFileSync(path.join(REFERENCE_FOLDER, `${name}.pb`), 'utf8')).file).election;
}

function outcomesOf(name: string): readonly (readonly [key: string, outcome: Outcome])[] {
  const text = readFileSync(path.join(REFERENCE_FOLDER, `${name}.expected.json`), 'utf8');
  return Object.entries((JSON.parse(text) as { rules: Record<string, Outcome> }).rules);
}

/** The count under an order of the reference, and whether that order was asked for. */
function askedCount(choice: DividingRule, election: Election, tie: string): { outcome: Count; isAsked: boolean } {
  const settled = tiesBy(referenceOrder(election, tie));
  let isAsked = false;
  const outcome = finish(
    ruleFor(choice)(election, (between, canMatter) => {
      isAsked = true;
      return settled(between, canMatter);
    }),
  );
  invariant(outcome.kind === 'count', 'an order of all projects settles every tie');
  return { outcome, isAsked };
}

let compared = 0;

if (NAMES.length === 0)
  test('no real elections to count', (context) => {
    context.skip(`there are none in ${REFERENCE_FOLDER}; PABULIB_DIR names a folder that has them`);
  });
else {
  describe('real elections have the outcomes of the reference', () => {
    test.each(NAMES)('%s', TIME, (name) => {
      const election = electionIn(name);
      // Where no order was ever asked for, another order gives the same count.
      const withoutTies = new Map<string, Count>();
      const count = (choice: DividingRule, rule: string, tie: string): Count => {
        const known = withoutTies.get(rule);
        if (known !== undefined) return known;
        const { outcome, isAsked } = askedCount(choice, election, tie);
        if (!isAsked) withoutTies.set(rule, outcome);
        return outcome;
      };
      for (const [key, expected] of outcomesOf(name)) {
        const [rule = '', tie] = key.split('|');
        const choice = choiceOf(rule);
        if (choice === undefined || tie === undefined) continue;
        const { funded } = count(choice, rule, tie);
        const ids = funded.map((place) => election.projects[place]?.id ?? '');
        expect({ key, funded: ids.toSorted() }).toEqual({ key, funded: [...expected.winners] });
        // The order of the reference for Phragmén is that of the ids, and not that in which projects were taken.
        if (rule !== 'phragmen') expect({ key, order: ids }).toEqual({ key, order: expected.order });
        compared += 1;
      }
    });

    test('and none was left out', () => {
      expect(compared).toBe(OUTCOMES);
    });
  });

  test.each(NAMES)('the best total of %s is that of the reference', TIME, (name) => {
    const election = electionIn(name);
    const scores = scoresOf(election);
    for (const [key, { winners }] of outcomesOf(name)) {
      if (!key.startsWith('maxwelfare_')) continue;
      const utility = key.startsWith('maxwelfare_cost') ? 'cost' : 'count';
      const total = (ids: ReadonlySet<string>): bigint =>
        election.projects.reduce((sum, { id, cost }, place) => {
          const worth = BigInt(scores[place] ?? 0) * (utility === 'cost' ? BigInt(cost) : 1n);
          return ids.has(id) ? sum + worth : sum;
        }, 0n);
      const found = finish(maxWelfare(election, utility, tiesBy(referenceOrder(election, 'lex'))));
      invariant(found.kind === 'count', 'the best total was found');
      const ours = new Set(found.funded.map((place) => election.projects[place]?.id ?? ''));
      expect({ key, total: total(ours) }).toEqual({ key, total: total(new Set(winners)) });
    }
  });
}
