import { parseArgs } from 'node:util';
import { simulateRound } from '../src/simulate/simulate-round.ts';
import { SMALL } from '../test/helpers/golden.ts';
import { soak } from '../test/helpers/soak.ts';

const HELP = `Edits the bundle of an invented round at random, one edit at a time, each time with a manifest that fits, and looks
whether a check finds it.

  npm run --silent soak:tamper -- [--edits N] [--seed S] [--draw public|computed]

  --edits N   100000 without
  --seed S    a whole number; the same seed makes the same kinds of edits; 1 without
  --draw HOW  how the tie of the round is settled; public without
  --help      this text

Ends with 1 when an edit that changes the meaning passed every check; those edits are printed. What does not change the
meaning stands in docs/protocol.md, section 11. Exit code 2: an option is wrong.
`;

/** Edits between two words on how far it is. */
const REPORT_EVERY = 1_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const values = optionsTyped();
  if (values === undefined) return 2;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [edits, seed] = [Number(values.edits), Number(values.seed)];
  const draw = values.draw === 'computed' ? 'computed' : 'public';
  if (!Number.isSafeInteger(edits) || edits < 1 || !Number.isSafeInteger(seed)) {
    process.stderr.write('--edits and --seed are whole numbers. --help tells more.\n');
    return 2;
  }
  const round = await simulateRound({ ...SMALL, voters: 24, paper: 12, projects: 8, draw });
  const { found, harmless, byCheck, missed } = await soak(round, {
    edits,
    seed,
    onEdit: (done) => {
      if (done % REPORT_EVERY === 0) process.stderr.write(`${done} of ${edits} edits\n`);
    },
  });
  const checks = [...byCheck].sort().map(([id, count]) => `${id} ${count}`);
  process.stdout.write(`${edits} edits: ${found} found, ${harmless} change no meaning, ${missed.length} missed\n`);
  process.stdout.write(`found by ${checks.join(', ')}\n`);
  for (const { path, what, after } of missed)
    process.stdout.write(`MISSED ${path}: ${what}\n${after.slice(0, 2_000)}\n`);
  return missed.length === 0 ? 0 : 1;
}

function optionsTyped() {
  try {
    return parseArgs({
      options: {
        edits: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        draw: { type: 'string', default: 'public' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
