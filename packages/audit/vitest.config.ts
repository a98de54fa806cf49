import { defineConfig } from 'vitest/config';

/** Rounds are held and verified with real keys, which takes its time on a busy machine. */
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 120_000 } });
