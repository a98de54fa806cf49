/** Longitude first, as GeoJSON has it. */
type Position = readonly number[];
type Ring = readonly Position[];

/** Border of an area as the API sends it. */
export type Border =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * Whether a place lies within a border, holes left out. The shipped borders are coarse (some 60 m):
 * good for a hint to who places a pin, never to decide where somebody lives.
 */
export function isWithinBorder(border: Border, place: Place): boolean {
  const polygons = border.type === 'Polygon' ? [border.coordinates] : border.coordinates;
  return polygons.some((rings) => rings.filter((ring) => crossesOddly(ring, place)).length % 2 === 1);
}

/** Counts how often a line to the east crosses the ring. */
function crossesOddly(ring: Ring, { longitude, latitude }: Place): boolean {
  let isInside = false;
  for (let at = 0; at < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    const isBetween = y1 > latitude !== y2 > latitude;
    if (isBetween && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}
