/** Long enough to cost nothing under load, short enough that another process's database work is soon seen. */
const MILLISECONDS = 5_000;

/**
 * Remembers what `load` found for a key, for some seconds. Only for what does not change: it is looked up again so that
 * a database that was put back or made anew under a running server does not stay hidden. Not found is not remembered.
 */
export function remember<T>(load: (key: string) => Promise<T | undefined>): (key: string) => Promise<T | undefined> {
  const known = new Map<string, { readonly value: T; readonly until: number }>();
  return async (key) => {
    const kept = known.get(key);
    if (kept !== undefined && performance.now() < kept.until) return kept.value;
    const value = await load(key);
    if (value === undefined) known.delete(key);
    else known.set(key, { value, until: performance.now() + MILLISECONDS });
    return value;
  };
}
