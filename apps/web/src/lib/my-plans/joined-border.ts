import type { Border } from '#lib/map-geometry.ts';

/** One border around all of these. */
export function joinedBorder(borders: readonly Border[]): Border {
  return {
    type: 'MultiPolygon',
    coordinates: borders.flatMap((border) => (border.type === 'Polygon' ? [border.coordinates] : border.coordinates)),
  };
}
