interface Point {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 40;
/** Points at the very same place leave each other in different directions, always the same ones. */
const GOLDEN_ANGLE = 2.399963;

/**
 * Moves points apart that lie closer than `distance`, so that each number on a map can be read and pressed. A point that
 * stands alone stays where it is. No randomness: the same points give the same picture.
 */
export function spreadPoints<P extends Point>(points: readonly P[], distance: number): P[] {
  const spots = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) if (!pushApart(spots, distance)) break;
  return points.map((point, at) => ({ ...point, ...rounded(spots[at] ?? point) }));
}

/** @returns whether anything moved */
function pushApart(spots: { x: number; y: number }[], distance: number): boolean {
  let hasMoved = false;
  for (const [at, one] of spots.entries()) {
    for (const other of spots.slice(at + 1)) {
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const apart = Math.hypot(dx, dy);
      if (apart >= distance - 0.01) continue;
      const [ux, uy] =
        apart === 0 ? [Math.cos(at * GOLDEN_ANGLE), Math.sin(at * GOLDEN_ANGLE)] : [dx / apart, dy / apart];
      const push = (distance - apart) / 2;
      one.x -= ux * push;
      one.y -= uy * push;
      other.x += ux * push;
      other.y += uy * push;
      hasMoved = true;
    }
  }
  return hasMoved;
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}
