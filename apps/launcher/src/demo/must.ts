import type { Result } from '@wijkbegroting/domain';

/** The value of a step that cannot be refused, as the demo keeps to the rules; a refusal is a bug. */
export function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
