/** What a soak run saw. */
export interface SoakReport {
  readonly facts: Readonly<Record<string, number>>;
  /** What is not as it should be, one line each; none when all is well. */
  readonly faults: readonly string[];
}
