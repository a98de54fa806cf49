/**
 * States what must be true if the code is right. For mistakes of the programmer or of the machine only:
 * what a person can get wrong is a `Result`.
 * @throws Error with `message` when the condition does not hold
 */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
