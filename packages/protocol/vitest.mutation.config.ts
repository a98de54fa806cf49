import { defineConfig } from 'vitest/config';

/** The tests that a mutation is run against: all of them, with fewer signatures tried. */
export default defineConfig({
  test: { env: { COMPARED_SIGNATURES: '40' }, testTimeout: 60_000, include: ['src/**/*.test.ts'] },
});
