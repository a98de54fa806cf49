/**
 * Changes the count and the reading of files in thousands of small ways, and looks whether a test fails for each
 * (`npm run mutation`). Below 90 of a hundred it ends with an error.
 */
export const mutation = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: ['src/tally/**/*.ts', 'src/pabulib/**/*.ts', 'src/fraction.ts', '!src/**/*.test.ts', '!src/tally/naive/**'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: '.mutation',
  thresholds: { high: 95, low: 90, break: 90 },
};

export default mutation;
