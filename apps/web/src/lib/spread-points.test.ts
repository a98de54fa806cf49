import { expect, test } from 'vitest';
import { spreadPoints } from './spread-points.ts';

function closest(points: readonly { x: number; y: number }[]): number {
  const distances = points.flatMap((one, at) =>
    points.slice(at + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );
  return Math.min(...distances);
}

test('points that are far enough apart stay', () => {
  const points = [
    { x: 10, y: 10 },
    { x: 40, y: 10 },
  ];
  expect(spreadPoints(points, 24)).toEqual(points);
});

test('two that overlap move as far as needed, and keep what else they have', () => {
  const [one, other] = spreadPoints(
    [
      { id: 'a', x: 10, y: 10 },
      { id: 'b', x: 16, y: 10 },
    ],
    24,
  );
  expect([one, other]).toEqual([
    { id: 'a', x: 1, y: 10 },
    { id: 'b', x: 25, y: 10 },
  ]);
});

test('many at one spot can all be told apart, the same way each time', () => {
  const heap = Array.from({ length: 12 }, () => ({ x: 100, y: 100 }));
  const spread = spreadPoints(heap, 24);
  expect(closest(spread)).toBeGreaterThan(18);
  expect(spreadPoints(heap, 24)).toEqual(spread);
});

test('nothing to spread', () => {
  expect(spreadPoints([], 24)).toEqual([]);
});
