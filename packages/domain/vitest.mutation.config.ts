import { defineConfig } from 'vitest/config';

/**
 * The tests that a mutation is run against: those that take long or read files outside the package are left out, and
 * properties are tried on fewer elections, so that the thousands of runs end.
 */
export default defineConfig({
  test: {
    env: { COMPARED_ELECTIONS: '120' },
    testTimeout: 60_000,
    include: ['src/tally/**/*.test.ts', 'src/pabulib/**/*.test.ts', 'src/fraction.test.ts', 'test/**/*.test.ts'],
    exclude: [
      'test/odd-elections.test.ts',
      'test/real-reference.test.ts',
      'test/random-reference.test.ts',
      'test/pabulib-reference.test.ts',
      'test/rule-pages.test.ts',
      'test/stemregels.test.ts',
      'test/purity.test.ts',
    ],
  },
});
