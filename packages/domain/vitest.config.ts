import { defineConfig } from 'vitest/config';

/** Pure functions have nothing to keep apart, so test files may share a worker. */
export default defineConfig({ test: { isolate: false } });
