import { describe, expect, test } from 'vitest';
import type { Visit } from './visit.ts';
import { isNews, secondsToWait } from './watch.ts';

test.each([
  [0, 60, 60],
  [1, 60, 5],
  [2, 60, 10],
  [4, 60, 40],
  [7, 60, 300],
  [5000, 60, 300],
  [5000, 3600, 3600],
])('after %i failures with a pause of %i seconds: %i seconds, give or take a fifth', (failures, every, seconds) => {
  expect(secondsToWait(failures, every, 0.5)).toBeCloseTo(seconds);
  expect(secondsToWait(failures, every, 0)).toBeCloseTo(failures === 0 ? seconds : seconds * 0.8);
  expect(secondsToWait(failures, every, 1)).toBeCloseTo(failures === 0 ? seconds : seconds * 1.2);
});

describe('news', () => {
  const checkpoint = { origin: 'o', size: 1, root: new Uint8Array(32), extensions: [] };
  const cosigned: Visit = { kind: 'cosigned', checkpoint, isFirstContact: false };
  const unchanged: Visit = { kind: 'unchanged', checkpoint };
  const empty: Visit = { kind: 'empty' };
  const failed: Visit = { kind: 'failed', detail: 'a' };
  const refused: Visit = { kind: 'refused', contradiction: 'shrank', evidenceFile: 'f' };

  test.each<[Visit, Visit | undefined, boolean]>([
    [cosigned, undefined, true],
    [cosigned, cosigned, true],
    [unchanged, undefined, true],
    [unchanged, cosigned, false],
    [unchanged, unchanged, false],
    [unchanged, failed, true],
    [empty, undefined, true],
    [empty, empty, false],
    [empty, failed, true],
    [failed, undefined, true],
    [failed, cosigned, true],
    [failed, failed, false],
    [failed, { kind: 'failed', detail: 'b' }, true],
    [refused, failed, true],
    [refused, refused, true],
  ])('%j after %j: %s', (visit, before, isTold) => {
    expect(isNews(visit, before)).toBe(isTold);
  });
});
