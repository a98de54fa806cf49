/** On which side of the way up a hash of a proof stands. */
export type ProofSide = 'left' | 'right';

/**
 * The sides of the hashes of a proof, from the bottom up: the walk that inclusion and consistency share (RFC 9162,
 * sections 2.1.3.2 and 2.1.4.2, where `place` is fn and `last` is sn).
 * @param place where the way begins, from 0
 * @param last the last place in the same row
 * @param count number of hashes
 * @returns undefined when the way to the root takes another number of hashes
 */
export function proofSides(place: number, last: number, count: number): readonly ProofSide[] | undefined {
  const sides: ProofSide[] = [];
  let [at, end] = [place, last];
  for (let step = 0; step < count; step += 1) {
    if (end === 0) return undefined;
    if (at % 2 === 1 || at === end) {
      sides.push('left');
      // The last node of a row without a neighbour goes up as it is.
      while (at % 2 === 0 && at !== 0) [at, end] = [parentPlace(at), parentPlace(end)];
    } else {
      sides.push('right');
    }
    [at, end] = [parentPlace(at), parentPlace(end)];
  }
  return end === 0 ? sides : undefined;
}

/** The place of the node above, counted from the left in its own row, as this one is in its row: 0 for 0 and for 1. */
export function parentPlace(place: number): number {
  // No shift of bits: those end at 32.
  return Math.floor(place / 2);
}
