import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    dataFolder: string;
  }
}

/** One product for the run, on an empty database: no demo round, only the personas. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct('--leeg');
  project.provide('origin', product.origin);
  project.provide('dataFolder', product.dataFolder);
  return () => product.stop();
}
