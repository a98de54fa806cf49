import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scoresOf } from '../src/tally/election.ts';
import { formatPabulib } from '../src/pabulib/format.ts';
import { toElection } from '../src/pabulib/to-election.ts';
import { sound } from './pabulib-texts.ts';

/** Published elections with outcomes of others beside them. They are no part of the product: pabulib.org has them. */
const ROOT = new URL('../../../', import.meta.url).pathname;
const FOLDER = resolve(ROOT, process.env['PABULIB_DIR'] ?? '../shared/data/pabulib');
const NAMES = existsSync(FOLDER)
  ? readdirSync(FOLDER).flatMap((name) => (name.endsWith('.expected.json') ? [name.replace('.expected.json', '')] : []))
  : [];

interface Expected {
  readonly voteType: string;
  readonly voters: number;
  readonly projects: number;
  /** In units of the currency, as a whole number or a fraction. */
  readonly budget: string;
  readonly scores: Readonly<Record<string, string>>;
}

/** Files that are not written canonically, with the reason. */
const NOT_CANONICAL = new Map([['Poland_Wieliczka_2023_Green_Budget', 'line-ends-mixed']]);

function textOf(name: string): string {
  return readFileSync(resolve(FOLDER, name), 'utf8');
}

if (NAMES.length === 0)
  test('no published elections to read', (context) => {
    context.skip(`there are none in ${FOLDER}; PABULIB_DIR names a folder that has them`);
  });
else
  describe('published elections', () => {
    test.each(NAMES)('%s means what others read in it', (name) => {
      const expected = JSON.parse(textOf(`${name}.expected.json`)) as Expected;
      const { file } = sound(textOf(`${name}.pb`));
      const { election } = toElection(file);
      const [numerator = '', denominator = '1'] = expected.budget.split('/');
      const scores = scoresOf(election);
      expect(file.voteType).toBe(expected.voteType);
      expect([election.voters, election.projects.length]).toEqual([expected.voters, expected.projects]);
      expect(BigInt(election.budget) * BigInt(denominator)).toBe(BigInt(numerator) * BigInt(election.currencyUnit));
      expect(Object.fromEntries(election.projects.map(({ id }, place) => [id, String(scores[place])]))).toEqual(
        expected.scores,
      );
    });

    test.each(NAMES)('%s is written as it was, if it is canonical', (name) => {
      const text = textOf(`${name}.pb`);
      const { file, warnings } = sound(text);
      const reason = NOT_CANONICAL.get(name);
      if (reason === undefined) expect(formatPabulib(file.tables)).toBe(text);
      else expect(warnings.map(({ code }) => code)).toContain(reason);
    });
  });
