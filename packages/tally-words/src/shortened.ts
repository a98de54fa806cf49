/** A text of at most so many characters; what is longer ends with `…`. No character is cut in two. */
export function shortened(text: string, longest: number): string {
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
