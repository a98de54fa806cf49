import { expect, test } from 'vitest';
import {
  parseAreaCode,
  parseCategoryId,
  parsePastElectionId,
  parseProposalId,
  parseRoundId,
  pastElectionId,
  projectIdOf,
  proposalId,
  roundId,
} from './ids.ts';
import { err } from './result.ts';

const UUID = '0190a5f2-7c1e-7b3a-9d54-1f2e3d4c5b6a';

test.each(['parkwijk-2027', '2027', 'a', 'a'.repeat(60)])('%s is a round id', (text) => {
  expect(parseRoundId(text)).toEqual({ ok: true, value: text });
});

test.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'a_b', 'é', 'a\n', 'a'.repeat(61)])('"%s" is not a round id', (text) => {
  expect(parseRoundId(text)).toEqual(err({ code: 'id-malformed', kind: 'round' }));
});

test('a proposal id is a UUID in lower case, and the project has the same text', () => {
  expect(projectIdOf(proposalId(UUID))).toBe(UUID);
  for (const text of ['', UUID.toUpperCase(), `${UUID} `, UUID.replaceAll('-', ''), `{${UUID}}`]) {
    expect(parseProposalId(text).ok).toBe(false);
  }
});

test.each([
  ['WK039209', true],
  ['BU0392AB06', true],
  ['', false],
  ['wk039209', false],
  ['WK 039209', false],
  ['W'.repeat(21), false],
])('area code "%s": %s', (text, isAreaCode) => {
  expect(parseAreaCode(text).ok).toBe(isAreaCode);
});

test('a category id is a short slug', () => {
  expect(parseCategoryId('sport-en-spelen').ok).toBe(true);
  expect(parseCategoryId('a'.repeat(41)).ok).toBe(false);
});

test('the id of a past election has the form of a round id', () => {
  expect(pastElectionId('haarlem-2019')).toBe('haarlem-2019');
  expect(parsePastElectionId('Haarlem 2019')).toEqual(err({ code: 'id-malformed', kind: 'pastElection' }));
});

test('a malformed id in our own records is a mistake of ours', () => {
  expect(() => roundId('Parkwijk')).toThrow('"Parkwijk"');
});
