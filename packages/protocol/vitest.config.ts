import { configDefaults, defineConfig } from 'vitest/config';

/** Thousands of signatures in plain JavaScript take a while on a busy machine. */
export default defineConfig({
  // Where mutations are tried stand copies of all tests.
  test: { testTimeout: 60_000, exclude: [...configDefaults.exclude, '.mutation/**'] },
});
