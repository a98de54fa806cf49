/** Long enough to cost nothing under load, short enough that another process's database work is soon seen. */
const MILLISECONDS = 5_000;

/**
 * Remembers what `load` found for a key, for some seconds. Only for what does not change: it is looked up again so that
 * a database that was put back or made anew under a running server does not stay hidden. Not found is not remembered.
 * Whoever asks while it is being looked up waits for the same look, so that a crowd costs one.
 */
export function remember<T>(load: (key: string) => Promise<T | undefined>): (key: string) => Promise<T | undefined> {
  const known = new Map<string, { readonly value: Promise<T | undefined>; readonly until: number }>();
  return async (key) => {
    const kept = known.get(key);
    if (kept !== undefined && performance.now() < kept.until) return await kept.value;
    const forget = (): void => {
      if (known.get(key) === asked) known.delete(key);
    };
    const asked = { value: load(key), until: performance.now() + MILLISECONDS };
    known.set(key, asked);
    try {
      const value = await asked.value;
      if (value === undefined) forget();
      return value;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
