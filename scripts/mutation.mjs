/**
 * Changes the code of a package in thousands of small ways, and looks whether a test fails for each
 * (`npm run mutation`). Below 90 of a hundred it ends with an error.
 */
export function mutationOf(mutate) {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    mutate: [...mutate, '!src/**/*.test.ts'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 10_000,
    reporters: ['clear-text', 'progress', 'json'],
    clearTextReporter: { allowColor: false, logTests: false, reportScoreTable: true },
    jsonReporter: { fileName: 'coverage/mutation.json' },
    incrementalFile: 'coverage/mutation-known.json',
    tempDirName: '.mutation',
    // Several runs at a time do not copy each other's copies.
    ignorePatterns: ['.mutation', 'coverage'],
    thresholds: { high: 95, low: 90, break: 90 },
  };
}
