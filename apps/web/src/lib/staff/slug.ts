/** Longest address that a round may have. */
const MAXIMUM = 60;

/** An address made of a title: `Wijkbegroting Parkwijk 2027` becomes `wijkbegroting-parkwijk-2027`. May be empty. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return words.slice(0, MAXIMUM).replace(/-+$/, '');
}

/** Makes a name unlike those that are taken: `groen`, then `groen-2`. */
export function freshSlug(label: string, taken: ReadonlySet<string>, fallback: string): string {
  const start = slugOf(label).slice(0, 36).replace(/-+$/, '') || fallback;
  let slug = start;
  for (let number = 2; taken.has(slug); number++) slug = `${start}-${String(number)}`;
  return slug;
}
