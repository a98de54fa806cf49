import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Pure functions have nothing to keep apart, so test files may share a worker. Properties are tried on thousands of
 * elections, which takes a while on a busy machine.
 */
export default defineConfig({
  // Where mutations are tried stand copies of all tests.
  test: { isolate: false, testTimeout: 60_000, exclude: [...configDefaults.exclude, '.mutation/**'] },
});
