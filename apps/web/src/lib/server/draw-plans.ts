import type { ProposalSummary } from '#lib/api/types.ts';
import type { MapDrawing } from '#lib/map-drawing.ts';
import { plans as words } from '#lib/messages/index.ts';
import { drawMap } from '#lib/server/draw-map.ts';
import { spreadPoints } from '#lib/spread-points.ts';
import type { BorderedArea } from '#lib/server/round-borders.ts';

type Placed = Pick<ProposalSummary, 'id' | 'title' | 'location'>;

/** About as wide as the map is shown, so that the numbers on it can be read. */
const WIDTH = 416;
/** Two numbers side by side touch at this distance. */
const DISTANCE = 27;

/**
 * The plans that have a place as numbered points on the area of the round; nothing when there is nothing to see.
 * A point gets the number that the plan has in the list of those with a place.
 */
export function drawPlans(
  borders: readonly BorderedArea[],
  plans: readonly Placed[],
  href: (id: string) => string | null,
): MapDrawing | null {
  const points = plans.flatMap(({ id, title, location }) =>
    location === null ? [] : [{ id, title, longitude: location.longitude, latitude: location.latitude }],
  );
  if (points.length === 0 || borders.length === 0) return null;
  const areas = borders.map((area) => ({ ...area, label: null, href: null, note: '', isActive: false }));
  const drawing = drawMap(
    areas,
    points.map(({ id, title, longitude, latitude }, at) => ({
      id,
      longitude,
      latitude,
      label: words.number(at + 1, title),
      href: href(id),
    })),
    WIDTH,
  );
  return { ...drawing, points: spreadPoints(drawing.points, DISTANCE) };
}
