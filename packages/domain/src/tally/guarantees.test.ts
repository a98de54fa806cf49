import { describe, expect, test } from 'vitest';
import { election, tiesBy, UNSETTLED } from '../../test/elections.ts';
import type { Guarantee } from './election.ts';
import { takeGuaranteed } from './guarantees.ts';
import { openPot } from './pot.ts';

/** a has 3 votes, b and c have 2, d has none. */
function take(guarantees: readonly Guarantee[], { order, budget = 10 }: { order?: number[]; budget?: number } = {}) {
  const votes = election({ a: 5, b: 4, c: 3, d: 1 }, budget, ['3 a', '2 b', '2 c'], { guarantees });
  const pot = openPot(votes);
  const steps = takeGuaranteed(votes, [0, 1, 2, 3], pot, order === undefined ? UNSETTLED : tiesBy(order));
  return { steps, left: pot.left() };
}

function list(name: string, ...projects: number[]): Guarantee {
  return { name, projects };
}

function guaranteed(name: string, score: number) {
  return { kind: 'guarantee', name, score };
}

test('of a list the project with the most votes is taken, and then no other of it', () => {
  expect(take([list('x', 3, 2, 0)])).toEqual({
    left: 5,
    steps: [
      {
        turn: guaranteed('x', 3),
        taken: 'alone',
        projects: [{ project: 0, refusal: null }],
        equal: [0],
        leftBefore: 10,
        leftAfter: 5,
      },
    ],
  });
});

test.each([
  ['nothing is promised', []],
  ['nobody chose what is promised', [list('x', 3)]],
  ['the list is empty', [list('x')]],
])('no step when %s', (_, guarantees) => {
  expect(take(guarantees)).toEqual({ left: 10, steps: [] });
});

test('what does not fit is passed over for the next of the list', () => {
  expect(take([list('x', 0, 1)], { budget: 4 })).toMatchObject({ left: 0, steps: [{ turn: guaranteed('x', 2) }] });
  expect(take([list('x', 0, 1)], { budget: 3 })).toEqual({ left: 3, steps: [] });
});

test('one project fulfils every list it is in; the first of these names the step', () => {
  expect(take([list('x', 1), list('y', 0, 2), list('z', 0)])).toMatchObject({
    steps: [{ turn: guaranteed('y', 3) }, { turn: guaranteed('x', 2) }],
  });
});

describe('equal projects', () => {
  test('go together when each is needed for another list, and all fit', () => {
    expect(take([list('x', 2), list('y', 1)])).toMatchObject({
      left: 3,
      steps: [{ turn: guaranteed('y', 2), taken: 'together', projects: [{ project: 1 }, { project: 2 }] }],
    });
  });

  test('of one list are a tie, until lots say who is first; then the list is fulfilled', () => {
    expect(take([list('x', 0, 1, 2)], { budget: 4 }).steps).toEqual({
      kind: 'tie',
      between: [1, 2],
      turn: guaranteed('x', 2),
      left: 4,
    });
    expect(take([list('x', 1, 2)], { order: [2, 1, 0, 3] })).toMatchObject({
      left: 7,
      steps: [{ turn: guaranteed('x', 2), taken: 'drawn', projects: [{ project: 2 }], equal: [1, 2] }],
    });
  });

  test('that do not fit together are taken in the order of the lots; who is taken names the step', () => {
    const lists = [list('x', 1), list('y', 2)];
    expect(take(lists, { budget: 6 })).toMatchObject({ steps: { kind: 'tie', turn: guaranteed('x', 2) } });
    expect(take(lists, { budget: 6, order: [2, 1, 0, 3] })).toMatchObject({
      left: 3,
      steps: [{ turn: guaranteed('y', 2), taken: 'drawn', projects: [{ project: 2 }] }],
    });
  });
});
