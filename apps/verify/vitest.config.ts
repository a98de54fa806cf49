import { defineConfig } from 'vitest/config';

/** The command is started anew for every case. */
export default defineConfig({ test: { testTimeout: 60_000 } });
