import { defineConfig } from 'vitest/config';

/** The tests that a mutation is run against: all but the one that reads the code itself, with fewer signatures tried. */
export default defineConfig({
  test: {
    env: { COMPARED_SIGNATURES: '40' },
    testTimeout: 60_000,
    include: ['src/**/*.test.ts'],
    exclude: ['src/browser.test.ts'],
  },
});
