/**
 * Where to go after signing in: a path on this site, with its query. Whatever could lead elsewhere (`//host`, `/\host`,
 * a scheme, a control character) becomes the home page.
 */
export function safeReturnPath(wanted: string | undefined): string {
  if (wanted === undefined || !wanted.startsWith('/') || wanted.length > 500) return '/';
  const base = 'http://site.invalid';
  const isPlain = /^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) && !wanted.includes('\\');
  if (!isPlain || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  const path = `${url.pathname}${url.search}`;
  return url.origin === base && !path.startsWith('//') ? path : '/';
}
