import { expect, test } from 'vitest';
import { letterFaultOf, letterFaultQuery } from './letter-fault.ts';
import { lineFaults } from './roll-lines.ts';

test('what went wrong comes back as it was, however many lines', () => {
  const errors = Array.from({ length: 2_000 }, (_, at) => ({ line: at + 2, code: 'birth-date-malformed' }));
  const fault = { code: 'roll-malformed', replaceAll: true, missing: 0, unknown: 0, lines: lineFaults(errors) };
  const query = letterFaultQuery(fault);
  expect(query.length).toBeLessThan(4_000);
  expect(letterFaultOf(new URLSearchParams(query))).toEqual(fault);
  const different = {
    code: 'roll-references-different',
    replaceAll: false,
    missing: 3,
    unknown: 1,
    lines: lineFaults([]),
  };
  expect(letterFaultOf(new URLSearchParams(letterFaultQuery(different)))).toEqual(different);
});

test('nothing went wrong when the address says nothing, and nonsense counts as none', () => {
  expect(letterFaultOf(new URLSearchParams())).toBeNull();
  expect(letterFaultOf(new URLSearchParams('fout=roll-malformed&missen=x&onbekend=-1&regel=y'))).toEqual({
    code: 'roll-malformed',
    replaceAll: false,
    missing: 0,
    unknown: 0,
    lines: { counts: [], shown: [{ line: 0, code: '' }] },
  });
});
