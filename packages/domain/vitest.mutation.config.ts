import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Tests of exact examples come first: most mutations fail there. Then the comparison with the naive rules, which notices
 * the most of the others, and last what takes long for what it finds in `src/tally`.
 */
class QuickestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => LAST.findIndex((name) => moduleId.includes(name));
    return Promise.resolve(files.toSorted((one, other) => place(one) - place(other)));
  }
}

const LAST = [
  '/naive-comparison.test.ts',
  '/harmless-ties.test.ts',
  '/equal-shares.test.ts',
  '/src/pabulib/',
  '/tally/properties.test.ts',
  '/rule-properties.test.ts',
];

/**
 * The tests that a mutation is run against: those that take long or read files outside the package are left out, and
 * properties are tried on fewer elections, so that the thousands of runs end.
 */
export default defineConfig({
  test: {
    env: { COMPARED_ELECTIONS: '40', PROPERTY_RUNS: '3' },
    sequence: { sequencer: QuickestFirst },
    isolate: false,
    testTimeout: 60_000,
    include: ['src/tally/**/*.test.ts', 'src/pabulib/**/*.test.ts', 'src/fraction.test.ts', 'test/**/*.test.ts'],
    exclude: [
      'src/tally/large-elections.test.ts',
      'src/pabulib/large-files.test.ts',
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
