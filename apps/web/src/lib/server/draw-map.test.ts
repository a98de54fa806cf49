import { expect, test } from 'vitest';
import { drawMap, type AreaToDraw } from './draw-map.ts';

/** A square around Haarlem, outer ring counterclockwise as RFC 7946 wants it. */
function square(code: string, west: number): AreaToDraw {
  const [east, south, north] = [west + 0.01, 52.38, 52.39];
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  const border = { type: 'Polygon', coordinates: [ring] } as const;
  return { code, name: code, border, label: [west + 0.005, 52.385], href: null, note: '', isActive: false };
}

test('an area is drawn as itself, not as the rest of the globe', () => {
  const { areas, width, height } = drawMap([square('A', 4.63)]);
  const numbers = (areas[0]?.path ?? '').match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
});

test('north is up and east is right', () => {
  const { areas, points } = drawMap(
    [square('A', 4.63), square('B', 4.64)],
    [{ id: 'p', longitude: 4.635, latitude: 52.389, label: 'Bankje', href: null }],
  );
  expect(areas[1]?.label?.x).toBeGreaterThan(areas[0]?.label?.x ?? Infinity);
  expect(points[0]?.y).toBeLessThan(areas[0]?.label?.y ?? 0);
});
