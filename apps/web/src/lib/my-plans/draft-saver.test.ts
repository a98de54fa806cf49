import { expect, test } from 'vitest';
import {
  hasUnsaved,
  nextSaverState,
  pauseBeforeSending,
  type SaverEvent,
  type SaverState,
  saverStateAfter,
} from './draft-saver.ts';
import type { TypedPlan } from './typed-plan.ts';

const typed: TypedPlan = {
  title: 'Bankje',
  summary: '',
  description: '',
  categoryId: '',
  buurtCode: '',
  longitude: '',
  latitude: '',
  executedBy: '',
  proposerName: '',
  costs: [],
};
const other = { version: 7, typed };
const saved: SaverState = { kind: 'saved', version: 3, at: null };
const changed: SaverState = { kind: 'changed', version: 3 };
const saving: SaverState = { kind: 'saving', version: 3, isStale: false, tries: 0 };
const offline: SaverState = { kind: 'offline', version: 3, tries: 1 };
const conflict: SaverState = { kind: 'conflict', version: 3, other };
const refused: SaverState = { kind: 'refused', version: 3, problem: 'not-signed-in' };
const stored: SaverEvent = { type: 'stored', version: 4, at: '2027-03-02T13:32:00Z' };

test.each<[SaverState, SaverEvent, SaverState]>([
  [saved, { type: 'typed' }, changed],
  [changed, { type: 'typed' }, changed],
  [changed, { type: 'sent' }, saving],
  [saving, stored, { kind: 'saved', version: 4, at: '2027-03-02T13:32:00Z' }],
  [saving, { type: 'typed' }, { ...saving, isStale: true }],
  [{ ...saving, isStale: true }, stored, { kind: 'changed', version: 4 }],
  [saving, { type: 'no-answer' }, offline],
  [offline, { type: 'typed' }, offline],
  [offline, { type: 'sent' }, { ...saving, tries: 1 }],
  [{ ...saving, tries: 1 }, { type: 'no-answer' }, { ...offline, tries: 2 }],
  [saving, { type: 'other-version', other }, conflict],
  [conflict, { type: 'typed' }, conflict],
  [conflict, { type: 'sent' }, conflict],
  [conflict, { type: 'keep-mine' }, { kind: 'changed', version: 7 }],
  [conflict, { type: 'took-other', other }, { kind: 'saved', version: 7, at: null }],
  [saving, { type: 'refused', problem: 'not-signed-in' }, refused],
  [refused, { type: 'typed' }, changed],
  [saved, { type: 'keep-mine' }, saved],
])('%j --%j--> %j', (from, event, to) => {
  expect(nextSaverState(from, event)).toEqual(to);
});

test('sends soon after typing, ever later without an answer, and never by itself in a conflict', () => {
  expect(pauseBeforeSending(changed)).toBeLessThan(2_000);
  const pauses = [1, 2, 3, 9].map((tries) => pauseBeforeSending({ ...offline, tries }));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 30_000]);
  expect([saved, saving, conflict, refused].map(pauseBeforeSending)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('only what is saved can be left without asking', () => {
  expect([saved, changed, saving, offline, conflict, refused].map(hasUnsaved)).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
  ]);
});

test('starts from what became of the whole form', () => {
  expect(saverStateAfter(undefined, 3)).toEqual(saved);
  expect(saverStateAfter({ kind: 'saved', version: 4, at: 'x' }, 3)).toEqual({ kind: 'saved', version: 4, at: 'x' });
  const problem = { code: 'proposal-changed-meanwhile', status: 409 };
  expect(saverStateAfter({ kind: 'other-version', other, problem }, 3)).toEqual(conflict);
  expect(saverStateAfter({ kind: 'refused', problem: { code: 'not-signed-in', status: 401 } }, 3)).toEqual(refused);
});
