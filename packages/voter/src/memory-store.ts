import type { Store } from './surroundings.ts';

/** A store that forgets when the program ends: for tests, benchmarks and the invented residents of the demo. */
export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    load: (key) => Promise.resolve(kept.get(key)),
    save: (key, value) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}
