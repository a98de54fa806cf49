/** A page of our own to go back to after signing in; anything else, such as another site, becomes the beginning. */
export function safeReturnPath(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])[^\s\\]*$/.test(asked) || asked.startsWith('/v1/')) return '/';
  return asked;
}
