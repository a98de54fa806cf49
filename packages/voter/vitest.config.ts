import { defineConfig } from 'vitest/config';

/** Tests that start a process or do real cryptography may take their time on a busy machine. */
export default defineConfig({ test: { isolate: false, testTimeout: 60_000, hookTimeout: 60_000 } });
