/** Invisible characters and spaces, of any kind. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Whether two people belong to two organisations, as an approval by a second person asks. Names that differ only in
 * capitals, spaces or the way their characters are encoded are one organisation. Who belongs to none (null, or a name
 * of spaces) is never of another organisation.
 */
export function isOtherOrganisation(one: string | null, other: string | null): boolean {
  const [mine, theirs] = [keyOf(one), keyOf(other)];
  return mine !== '' && theirs !== '' && mine !== theirs;
}

function keyOf(name: string | null): string {
  // By way of capitals, so that ß and SS meet.
  const folded = (name ?? '').normalize('NFKC').toUpperCase().toLowerCase();
  return folded.normalize('NFKC').replaceAll(UNSEEN, '');
}
