/** Records kept at once; each is some hundred kilobytes. */
const MAXIMUM_KEPT = 8;

/** A record changes only with the log, so a file of it is made once for each head. A failure is not kept. */
export function keepLast<Value>(): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return async (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of [...kept.keys()].slice(0, -MAXIMUM_KEPT)) kept.delete(oldest);
    try {
      return await value;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}
