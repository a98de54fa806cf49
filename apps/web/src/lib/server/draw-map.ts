import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { MapDrawing } from '#lib/map-drawing.ts';
import type { Border } from '#lib/map-geometry.ts';

export interface AreaToDraw {
  readonly code: string;
  readonly name: string;
  readonly border: Border;
  /** Longitude and latitude where the name fits; without it no name is drawn. */
  readonly label: readonly number[] | null;
  readonly href: string | null;
  /** What goes on here, in a few words; empty when there is nothing to say. */
  readonly note: string;
  readonly isActive: boolean;
}

export interface PointToDraw {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly label: string;
  readonly href: string | null;
}

const MARGIN = 6;

/** Turns borders and points into strings for an inline SVG, so that the browser needs no map library. */
export function drawMap(areas: readonly AreaToDraw[], points: readonly PointToDraw[] = [], width = 640): MapDrawing {
  const shapes = areas.map(({ border }) => rewound(border));
  const projection = geoMercator().fitWidth(width - 2 * MARGIN, {
    type: 'GeometryCollection',
    geometries: shapes as never,
  });
  const [left, top] = projection.translate();
  projection.translate([left + MARGIN, top + MARGIN]);
  const path = geoPath(projection).digits(1);
  const bounds = path.bounds({ type: 'GeometryCollection', geometries: shapes as never });
  const place = (longitude: number, latitude: number) => {
    const [x, y] = projection([longitude, latitude]) ?? [0, 0];
    return { x: rounded(x), y: rounded(y) };
  };
  return {
    width,
    height: Math.ceil(bounds[1][1] + MARGIN),
    areas: areas.map(({ code, name, label, href, note, isActive }, at) => ({
      code,
      name,
      href,
      note,
      isActive,
      path: path(shapes[at] as GeoPermissibleObjects) ?? '',
      label: label === null ? null : place(label[0] ?? 0, label[1] ?? 0),
    })),
    points: points.map(({ id, longitude, latitude, label, href }) => ({
      id,
      label,
      href,
      ...place(longitude, latitude),
    })),
  };
}

/** GeoJSON runs its outer rings counterclockwise, d3 clockwise: unturned, an area would be the rest of the globe. */
function rewound(border: Border): Border {
  const turn = <R>(rings: readonly (readonly R[])[]) => rings.map((ring) => ring.toReversed());
  if (border.type === 'Polygon') return { type: 'Polygon', coordinates: turn(border.coordinates) };
  return { type: 'MultiPolygon', coordinates: border.coordinates.map(turn) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
