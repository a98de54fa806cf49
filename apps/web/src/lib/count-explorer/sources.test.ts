import { RULES } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { completionOptions, ruleOptions } from './rule-options.ts';
import { addressOfSource, unavailable } from './sources.ts';

test.each([
  [{ kind: 'round', id: 'parkwijk-2027' }, '/v1/rounds/parkwijk-2027/election.pb'],
  [{ kind: 'round', id: '../a?b' }, '/v1/rounds/..%2Fa%3Fb/election.pb'],
  [{ kind: 'past', id: 'meerwijk-2023' }, '/v1/past-elections/meerwijk-2023/election.pb'],
  [{ kind: 'example', id: 'zonnewijk' }, '/voorbeelden/zonnewijk.pb'],
  [{ kind: 'example', id: '../thema.css' }, undefined],
  [{ kind: 'file' }, undefined],
  [{ kind: 'none' }, undefined],
] as const)('%j is at %s', (source, address) => {
  expect(addressOfSource(source)).toBe(address);
});

test.each([
  [404, '{"code":"too-few-ballots","minimum":100}', 'too-few-ballots'],
  [404, '{"status":404, "code": "outcome-unknown"}', 'outcome-unknown'],
  [404, '{"code":"round-unknown"}', 'unknown'],
  [404, '<h1>', 'unknown'],
  [500, '', 'no-answer'],
] as const)('%d %s means %s', (status, body, meaning) => {
  expect(unavailable(status, body)).toBe(meaning);
});

test('every rule can be chosen, and Equal Shares with what happens to the rest', () => {
  const { usual: rules, others } = ruleOptions();
  expect(rules.map(({ label }) => label)).toContain('Gelijke delen');
  expect([...rules, ...others].map(({ name }) => name).toSorted()).toEqual(Object.keys(RULES).toSorted());
  expect(completionOptions('greedy-votes', 'none')).toEqual([]);
  const usual = completionOptions('equal-shares-cost', 'none');
  expect(new Set(usual.map(({ label }) => label)).size).toBe(usual.length);
  expect(completionOptions('equal-shares-cost', 'add1-int').map(({ name }) => name)).toContain('add1-int');
});
