import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import { expect, test } from 'vitest';
import { logView, type ReadLeaf } from './log-view.ts';

const bench = '00000000-0000-4000-8000-000000000001';
const OPENING = {
  type: 'OPENING',
  record: { projects: [{ id: bench, title: 'Bankjes' }], witnesses: [{ name: 'rekenkamer', key: 'k' }] },
  signatures: [
    { name: 'Gemeente', signature: 's' },
    { name: 'Wijkplatform', signature: 's' },
  ],
} as unknown as LogEvent;
const hashes = (count: number) => Array.from({ length: count }, (_, at) => String(at));
const batch = (number: number, count: number): LogEvent => ({ type: 'BALLOT_BATCH', batch: number, ballots: hashes(count) }); // prettier-ignore
const day = (date: string, passes: number) =>
  ({ type: 'ISSUANCE_DAY', day: date, passes, paper: 0, blocked: 0 }) as LogEvent;
const CLOSE: LogEventOf<'CLOSE'> = {
  type: 'CLOSE',
  statement: {
    closedAt: '2027-06-13T22:00:00.000Z',
    early: null,
    rollSize: 100,
    codes: 100,
    replaced: 1,
    passes: 40,
    paper: 0,
    blocked: 0,
    ballots: 33,
    voters: 32,
    batches: 2,
    paperBallots: 0,
  },
};
const REVEAL = { type: 'KEY_REVEAL', shares: [{ name: 'Gemeente', share: 's' }] } as LogEvent;
const DRAW = { type: 'DRAW', kind: 'computed', between: [bench], order: [bench], nonce: 'n' } as unknown as LogEvent;
const RESULT: LogEvent = { type: 'RESULT', resultSha256: 'r', traceSha256: 't' };
const head = {
  checkpoint: { origin: 'o', size: 9, root: new Uint8Array([1, 2]), extensions: ['audit 12 ab'] },
  seenBy: [{ name: 'rekenkamer', at: '2027-06-01T10:00:00.000Z' }],
};
const view = (leaves: readonly ReadLeaf[], extensions = head.checkpoint.extensions) =>
  logView({
    head: { ...head, checkpoint: { ...head.checkpoint, extensions } },
    leaves,
    reveal: { threshold: 2, revealedBy: ['Gemeente'] },
  });
const states = (leaves: readonly ReadLeaf[]) => view(leaves).steps.map(({ state }) => state);

test('the head, with who cosigned and how much the staff did', () => {
  expect(view([OPENING]).head).toEqual({
    size: 9,
    root: '0102',
    seenBy: head.seenBy,
    hasWitnesses: true,
    staffEvents: 12,
  });
  expect(view([], []).head).toMatchObject({ hasWitnesses: false, staffEvents: null });
});

test('ballots are counted, and their hashes left out', () => {
  const all = [OPENING, day('2027-05-20', 12), batch(1, 20), day('2027-05-21', 30), batch(2, 13)];
  const { numbers, batches, days } = view(all);
  expect(numbers).toEqual({ ballots: 33, batches: 2, passes: 30, paper: 0 });
  expect(batches).toEqual([
    { batch: 1, ballots: 20, position: 2 },
    { batch: 2, ballots: 13, position: 4 },
  ]);
  expect(days.map(({ passes }) => passes)).toEqual([12, 30]);
  expect(view([...all, CLOSE]).numbers.passes).toBe(40);
});

test.each<[string, readonly ReadLeaf[], readonly string[]]>([
  ['before the first ballot', [OPENING], ['done', 'now', 'coming', 'coming', 'coming']],
  ['while people vote', [OPENING, batch(1, 20)], ['done', 'now', 'coming', 'coming', 'coming']],
  ['after closing', [OPENING, CLOSE], ['done', 'done', 'done', 'now', 'coming']],
  ['with the key', [OPENING, CLOSE, REVEAL], ['done', 'done', 'done', 'done', 'now']],
  ['with lots', [OPENING, CLOSE, REVEAL, DRAW], ['done', 'done', 'done', 'done', 'done', 'now']],
  ['at the end', [OPENING, CLOSE, REVEAL, RESULT], ['done', 'done', 'done', 'done', 'done']],
])('the steps %s', (_, leaves, expected) => {
  expect(states(leaves)).toEqual(expected);
});

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
test('each step says what is known', () => {
  const text = (leaves: readonly ReadLeaf[], at: number) => plain(view(leaves).steps[at]?.text ?? '');
  expect(text([OPENING], 0)).toBe('Alles staat vast. Getekend door Gemeente en Wijkplatform.');
  expect(text([OPENING, batch(1, 20), batch(2, 13)], 1)).toBe('33 stemmen in 2 groepen.');
  const early = { ...CLOSE, statement: { ...CLOSE.statement, early: 'storing' } };
  expect(text([OPENING, early], 2)).toBe('Gesloten op 14 juni 2027 om 0.00 uur. Eerder dan gepland: storing');
  expect(text([OPENING, CLOSE], 3)).toBe('1 van de 2 delen zijn terug.');
  expect(text([OPENING, CLOSE, REVEAL], 3)).toBe('Door Gemeente.');
});

const decision: LogEvent = {
  type: 'DECISION',
  kind: 'open-voting',
  at: '2027-05-01T10:00:00.000Z',
  payloadSha256: 'p',
  proposedBy: 'Gemeente',
  approvedBy: 'Griffie',
};
test.each<[ReadLeaf, string]>([
  [OPENING, 'De stembus staat klaar, met regels, plannen, bedragen en sleutels. Alles staat vast. Getekend door Gemeente en Wijkplatform.'], // prettier-ignore
  [day('2027-05-20', 12), 'Tot en met 20 mei 2027 zijn 12 stempassen opgehaald.'],
  [batch(1, 20), 'Groep 1 met 20 dichte stemmen.'],
  [{ type: 'PAPER_BATCH', batch: 2, ballots: 30, sha256: 'h' }, 'Pak 2 met 30 stembiljetten op papier.'],
  [decision, 'Besluit: de stembus klaarzetten, op 1 mei 2027 om 12.00 uur. Gevraagd door Gemeente. Goedgekeurd door Griffie.'], // prettier-ignore
  [{ ...decision, kind: 'other' }, 'Besluit: een andere handeling, op 1 mei 2027 om 12.00 uur. Gevraagd door Gemeente. Goedgekeurd door Griffie.'], // prettier-ignore
  [{ type: 'INCIDENT', at: '2027-05-01T10:00:00.000Z', text: 'Storing.' }, 'Voorval, op 1 mei 2027 om 12.00 uur: Storing.'], // prettier-ignore
  [CLOSE, 'De stembus is gesloten. Er komt geen stem meer bij.'],
  [REVEAL, 'De stembus ging open. De delen kwamen van Gemeente.'],
  [DRAW, 'De computer rekende een loting uit. De volgorde: onbekend.'],
  [RESULT, 'De uitslag is vastgelegd.'],
  [undefined, 'Een regel die deze pagina niet kent.'],
])('a line in words', (leaf, text) => {
  const [line] = view([leaf]).lines;
  expect(
    plain(`${line?.text ?? ''} ${line?.more ?? ''}`)
      .trim()
      .replace(bench, 'onbekend'),
  ).toBe(text);
});

test('projects are told by their titles', () => {
  expect(view([OPENING, DRAW]).lines[1]?.more).toBe('De volgorde: Bankjes.');
});
