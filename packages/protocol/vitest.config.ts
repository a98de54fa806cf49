import { defineConfig } from 'vitest/config';

/** Thousands of signatures in plain JavaScript take a while on a busy machine. */
export default defineConfig({ test: { testTimeout: 60_000 } });
