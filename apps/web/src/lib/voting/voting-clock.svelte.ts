const TICK = 10_000;

/** The server's clock, going on in this page: the visitor's own may be wrong. */
export class VotingClock {
  #passed = $state(0);

  readonly #serverNow: number;
  readonly #loadedAt = Date.now();

  constructor(serverNow: Date) {
    this.#serverNow = serverNow.getTime();
  }

  /** In milliseconds since 1970. */
  get now(): number {
    return this.#serverNow + this.#passed;
  }

  /** Lets the clock go. @returns what stops it */
  start(): () => void {
    const tick = (): void => {
      this.#passed = Date.now() - this.#loadedAt;
    };
    const timer = setInterval(tick, TICK);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }
}
