/** Every task of the project: a list of steps, each a program with arguments. `rest` is what follows `--`. */
export const TASKS = {
  start: (rest) => [launcher('start.ts', rest)],
  migrate: (rest) => [launcher('migrate.ts', rest)],
  demo: (rest) => [launcher('demo.ts', rest)],
  secrets: (rest) => [launcher('secrets.ts', rest)],
  tally: (rest) => [launcher('tally.ts', rest)],
  'key-ceremony': (rest) => [launcher('key-ceremony.ts', rest)],
  verify: (rest) => [{ command: 'node', args: ['apps/verify/src/verify.ts', ...rest] }],
  'demo:bundle': (rest) => [launcher('demo-bundle.ts', rest)],
  'soak:tamper': (rest) => [{ command: 'node', args: ['packages/audit/scripts/soak-tamper.ts', ...rest] }],
  witness: (rest) => [{ command: 'node', args: ['apps/witness/src/witness.ts', ...rest] }],
  screens: () => [{ command: 'node', args: ['e2e/screens.ts'], folder: 'apps/web' }],
  'bench:api': (rest) => [launcher('bench-api.ts', rest)],
  'bench:recount': (rest) => [{ command: 'node', args: ['e2e/bench-recount.ts', ...rest], folder: 'apps/web' }],
  'bench:tally': (rest) => [launcher('bench-tally.ts', rest)],
  'soak:closing': (rest) => [launcher('soak.ts', ['closing', ...rest])],
  'soak:crash': (rest) => [launcher('soak.ts', ['crash', ...rest])],
  'soak:flood': (rest) => [launcher('soak.ts', ['flood', ...rest])],
  'soak:floor': (rest) => [launcher('soak.ts', ['floor', ...rest])],
  'soak:network': (rest) => [launcher('soak.ts', ['network', ...rest])],
  'compare:naive': (rest) => [{ command: 'node', args: ['packages/domain/scripts/compare-with-naive.ts', ...rest] }],
  mutation: (rest) =>
    (rest.length > 0 ? rest : MUTATED).map((name) => pnpm('--filter', `@wijkbegroting/${name}`, 'mutation')),
  check: () => CHECKS,
  test: () => [...CHECKS, ...TESTS],
  format: () => [pnpm('exec', 'prettier', '--write', '.')],
  generate: () => [
    { command: 'node', args: ['src/commands/write-openapi.ts'], folder: 'apps/api' },
    pnpm('--filter', '@wijkbegroting/web', 'generate'),
    pnpm('--filter', '@wijkbegroting/domain', 'docs:states'),
  ],
  pnpm: (rest) => [pnpm(...rest)],
};

const CHECKS = [
  pnpm('exec', 'prettier', '--check', '.'),
  pnpm('-r', '--workspace-concurrency=2', 'run', 'typecheck'),
  pnpm('exec', 'eslint', '.', '--max-warnings=0'),
  pnpm('exec', 'depcruise', '--config', '.dependency-cruiser.mjs', 'apps', 'packages'),
  pnpm('exec', 'knip'),
];

/** The packages of which the mutation score is measured. */
const MUTATED = ['domain', 'protocol'];

const TESTS = [
  pnpm('--filter', '@wijkbegroting/web', 'build'),
  pnpm('-r', '--workspace-concurrency=1', 'run', 'test'),
  pnpm('--filter', '@wijkbegroting/web', 'run', 'test:e2e'),
];

function pnpm(...args) {
  return { command: 'pnpm', args };
}

function launcher(file, rest) {
  return { command: 'node', args: [`apps/launcher/src/${file}`, ...rest] };
}
