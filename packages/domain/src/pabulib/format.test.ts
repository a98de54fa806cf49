import fc from 'fast-check';
import { expect, test } from 'vitest';
import { change, SMALL, sound } from '../../test/pabulib-texts.ts';
import { hasPointsColumn, type PabulibTables, VOTE_TYPES } from './file.ts';
import { formatPabulib } from './format.ts';

/** Everything that a field can hold, hard pieces first; a carriage return only as part of a line end. */
const fields = fc
  .array(fc.constantFrom(';', '"', '\n', '\r\n', ',', ' ', '\t', '\ufeff', '\u2028', 'é', '😀', 'VOTES', '0', 'a'))
  .map((pieces) => pieces.join(''));

/** Tables of a sound file with texts of all kinds where any text is allowed. */
const tables: fc.Arbitrary<PabulibTables> = fc
  .record({
    voteType: fc.constantFrom(...VOTE_TYPES.filter((type) => type !== 'choose-1')),
    costs: fc.array(fc.tuple(fc.constantFrom('0', '7', '12.5', '003.10'), fields), { maxLength: 4 }),
    notes: fc.array(fields, { maxLength: 3 }),
    voters: fc.array(fc.tuple(fc.nat(4), fields), { maxLength: 4 }),
    newline: fc.constantFrom('\n' as const, '\r\n' as const),
    endsWithNewline: fc.boolean(),
  })
  .map(({ voteType, costs, notes, voters, newline, endsWithNewline }) => {
    const ids = costs.map((_, at) => `p${at}`);
    const meta = [['budget', '10'], ['vote_type', voteType], ...notes.map((note, at) => [`note${at}`, note])];
    const withPoints = hasPointsColumn(voteType);
    const rows = voters.map(([length, note], at) => {
      const vote = ids.slice(0, length);
      return [`v${at}`, vote.join(), ...(withPoints ? [vote.map((_, place) => place).join()] : []), note];
    });
    return {
      meta: meta.map(([key = '', value = '']) => ({ key, value })),
      projects: {
        columns: ['project_id', 'a;"b', 'cost'],
        rows: costs.map(([cost, note], at) => [`p${at}`, note, cost]),
      },
      votes: { columns: ['voter_id', 'vote', ...(withPoints ? ['points'] : []), 'note'], rows },
      newline,
      endsWithNewline,
    };
  });

test('reading what was written gives the same file, and writing that gives the same text', () => {
  fc.assert(
    fc.property(tables, (written) => {
      const text = formatPabulib(written);
      const { file, warnings } = sound(text);
      expect(file.tables).toEqual(written);
      expect(warnings).toEqual([]);
      expect(formatPabulib(file.tables)).toBe(text);
    }),
  );
});

test.each([
  ['the small file', SMALL],
  ['line ends of Windows', SMALL.replaceAll('\n', '\r\n')],
  ['no line end at the end', SMALL.trimEnd()],
  ['quotes where they are needed', change(SMALL, 'Bankjes', '"a; ""b""\n\r\nc"')],
  ['spaces', change(SMALL, 'Bankjes', '  Bankjes\t')],
])('canonical text stays as it is: %s', (_, text) => {
  expect(formatPabulib(sound(text).file.tables)).toBe(text);
});

test.each([
  ['quotes without need', change(SMALL, 'Bankjes', '"Bankjes"'), SMALL],
  ['a loose quote', change(SMALL, 'Bankjes', 'Bank"jes'), change(SMALL, 'Bankjes', '"Bank""jes"')],
  ['a mark of byte order', `\ufeff${SMALL}`, SMALL],
  ['blank lines', SMALL.replaceAll('\n', '\n\n'), SMALL],
  ['mixed line ends', SMALL.replace('\n', '\r\n'), SMALL],
  ['spaces around the name of a section', change(SMALL, 'VOTES', ' VOTES '), SMALL],
])('other text becomes canonical: %s', (_, text, canonical) => {
  expect(formatPabulib(sound(text).file.tables)).toBe(canonical);
});
