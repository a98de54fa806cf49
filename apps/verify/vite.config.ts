import { defineConfig } from 'vite';

/** Node runs no TypeScript out of `node_modules`, so what is published is JavaScript, with all it needs in it. */
export default defineConfig({
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'build',
    target: 'node24',
    rolldownOptions: { input: { verify: 'src/verify.ts', 'slice-worker': 'src/slice-worker.ts' } },
  },
});
