/**
 * Resolves when no other window of this browser holds the name, and then holds it as long as this page is open. Two
 * windows with one pass would get in each other's way.
 * @param onElsewhere told when another window has it
 */
export async function becomeOnlyWindow(name: string, onElsewhere: () => void): Promise<void> {
  if (!('locks' in navigator)) return;
  await new Promise<void>((resolve) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold();
      onElsewhere();
      void navigator.locks.request(name, hold);
      return undefined;
    });
  });
}
