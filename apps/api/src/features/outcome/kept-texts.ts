/** Texts kept at once. Each may be some megabytes, and few rounds are asked for at a time. */
const MAXIMUM_KEPT = 4;

/** What is public never changes and every ballot is proven anew for it, so a text is made once; a failure is not kept. */
export function keepTexts(): (key: string, make: () => Promise<string>) => Promise<string> {
  const kept = new Map<string, Promise<string>>();
  return async (key, make) => {
    const text = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, text);
    for (const oldest of [...kept.keys()].slice(0, -MAXIMUM_KEPT)) kept.delete(oldest);
    try {
      return await text;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
}
