import { parseArgs } from 'node:util';
import { COMPARED_RULES, compareWithNaive, nextElection } from '../test/naive-comparison.ts';
import { seededRandom } from '../test/random-elections.ts';

const HELP = `Compares the rules of counting with their naive twins on random small elections full of ties.

  node packages/domain/scripts/compare-with-naive.ts [--instances N] [--seed S] [--rule RULE]

  --instances N   elections for each rule; 10000 without
  --seed S        a whole number of 0 or more; the same seed gives the same elections; 1 without
  --rule RULE     only this rule; all without
  --help          this text

Rules: ${[...COMPARED_RULES.keys()].join(', ')}

Writes one line for each rule on standard output. Ends with 1 at the first difference, after the election and the
difference as JSON; with 2 when an option is wrong.
`;

/** How many elections there are between two words on how far it is. */
const REPORT_EVERY = 20_000;

interface Options {
  readonly instances: number;
  readonly seed: number;
  readonly rules: readonly string[];
}

function readOptions(): Options | string {
  const { values } = parseArgs({
    options: {
      instances: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      rule: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return HELP;
  if (!/^\d{1,9}$/.test(values.instances)) throw new Error('--instances is a whole number');
  if (!/^\d{1,9}$/.test(values.seed)) throw new Error('--seed is a whole number of 0 or more');
  if (values.rule !== undefined && !COMPARED_RULES.has(values.rule)) throw new Error(`there is no rule ${values.rule}`);
  const rules = values.rule === undefined ? [...COMPARED_RULES.keys()] : [values.rule];
  return { instances: Number(values.instances), seed: Number(values.seed), rules };
}

/** Whether the rule did what its twin did on all elections. */
function compare(rule: string, { instances, seed }: Options): boolean {
  const compared = COMPARED_RULES.get(rule);
  if (compared === undefined) return false;
  const random = seededRandom(seed);
  for (let done = 0; done < instances; done += 1) {
    const election = nextElection(random);
    const difference = compareWithNaive(compared, election, random);
    if (difference !== undefined) {
      process.stdout.write(`${JSON.stringify({ rule, seed, instance: done, difference, election })}\n`);
      return false;
    }
    if ((done + 1) % REPORT_EVERY === 0) process.stderr.write(`${rule}: ${done + 1} of ${instances}\n`);
  }
  process.stdout.write(`${rule}: ${instances} elections, no difference\n`);
  return true;
}

function run(): number {
  let options: Options | string;
  try {
    options = readOptions();
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
    return 2;
  }
  if (typeof options === 'string') {
    process.stdout.write(options);
    return 0;
  }
  const { rules } = options;
  for (const rule of rules) if (!compare(rule, options)) return 1;
  return 0;
}

process.exitCode = run();
