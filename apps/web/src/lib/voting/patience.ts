/** A wait that ends early when there is reason to try again at once. */
export interface Patience {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Ends the wait that is going on. */
  readonly hurry: () => void;
}

/** @param onWaiting told when a wait begins and ends */
export function makePatience(onWaiting: (isWaiting: boolean) => void): Patience {
  let end: (() => void) | undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => end?.(), milliseconds);
        end = () => {
          clearTimeout(timer);
          end = undefined;
          onWaiting(false);
          resolve();
        };
        onWaiting(true);
      }),
    hurry: () => end?.(),
  };
}
