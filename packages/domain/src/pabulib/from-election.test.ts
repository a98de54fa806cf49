import fc from 'fast-check';
import { expect, test } from 'vitest';
import { euro } from '../../test/factories.ts';
import { sound } from '../../test/pabulib-texts.ts';
import { calendarDay } from '../calendar.ts';
import { cents } from '../money.ts';
import { scoresOf } from '../tally/election.ts';
import { type PublishedBallot, type PublishedRound, fromElection } from './from-election.ts';
import { formatPabulib } from './format.ts';
import { toElection } from './to-election.ts';

const ROUND: PublishedRound = {
  description: 'Buurtbudget\nParkwijk',
  country: 'Netherlands',
  unit: 'Haarlem',
  instance: '2027',
  language: 'nl',
  rule: 'greedy',
  firstDay: calendarDay('2027-05-17'),
  lastDay: calendarDay('2027-06-13'),
  budgetCents: euro(100),
  voteType: 'approval',
  projects: [
    { id: 'z', costCents: cents(4050), name: 'Bankjes; "groot"' },
    { id: 'a', costCents: cents(6005), name: 'Pluk\u202etuin ' },
  ],
  ballots: [{ choices: ['a', 'z'] }, { choices: [] }, { choices: ['a'] }],
};

function textOf(round: PublishedRound): string {
  const made = fromElection(round);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return formatPabulib(made.value.tables);
}

test('approval: ballots are sorted by what they say, and their choices stand in the order of the projects', () => {
  expect(textOf(ROUND)).toBe(
    [
      'META',
      'key;value',
      'description;Buurtbudget Parkwijk',
      'country;Netherlands',
      'unit;Haarlem',
      'instance;2027',
      'num_projects;2',
      'num_votes;3',
      'budget;100',
      'vote_type;approval',
      'rule;greedy',
      'date_begin;17.05.2027',
      'date_end;13.06.2027',
      'language;nl',
      'currency;EUR',
      'PROJECTS',
      'project_id;cost;votes;name',
      'z;40.5;1;"Bankjes; ""groot"""',
      'a;60.05;2;Pluktuin',
      'VOTES',
      'voter_id;vote',
      '1;',
      '2;a',
      '3;z,a',
      '',
    ].join('\n'),
  );
});

test('everything that a round may say has a place', () => {
  const text = textOf({
    ...ROUND,
    district: 'Parkwijk',
    voteType: 'cumulative',
    limits: { minLength: 1, maxLength: 2, maxSumCostCents: cents(12_345), maxPoints: 7, maxSumPoints: 10 },
    projects: ROUND.projects.map((one, at) => (at === 0 ? { ...one, categories: ['green', 'play'] } : one)),
    funded: new Set(['a']),
    ballots: [
      { choices: ['a', 'z'], points: [3, 7] },
      { choices: ['a'], points: [10] },
    ].map(({ choices, points }) => ({ choices, points: points.map((one) => Math.min(one, 7)) })),
  });
  expect(text.split('\n').slice(2)).toEqual([
    'description;Buurtbudget Parkwijk',
    'country;Netherlands',
    'unit;Haarlem',
    'district;Parkwijk',
    'instance;2027',
    'num_projects;2',
    'num_votes;2',
    'budget;100',
    'vote_type;cumulative',
    'rule;greedy',
    'date_begin;17.05.2027',
    'date_end;13.06.2027',
    'min_length;1',
    'max_length;2',
    'max_sum_cost;123.45',
    'max_points;7',
    'max_sum_points;10',
    'language;nl',
    'currency;EUR',
    'PROJECTS',
    'project_id;cost;votes;score;name;category;selected',
    'z;40.5;1;7;"Bankjes; ""groot""";green,play;0',
    'a;60.05;2;10;Pluktuin;;1',
    'VOTES',
    'voter_id;vote;points',
    '1;a;7',
    '2;z,a;7,3',
    '',
  ]);
  expect(sound(text).warnings).toEqual([]);
});

const WITH_POINTS = { choices: ['a', 'z'], points: [0, 5] };

test.each([
  ['choose-1', [{ choices: ['z'] }, { choices: ['a'] }], ['1;a', '2;z'], [1, 1]],
  ['scoring', [WITH_POINTS, { choices: ['z'], points: [2] }], ['1;z;2', '2;z,a;5,0'], [7, 0]],
  [
    'ordinal',
    [{ choices: ['z', 'a'] }, { choices: ['a', 'z'] }, { choices: ['a'] }],
    ['1;a', '2;a,z', '3;z,a'],
    [3, 5],
  ],
] as const)('%s: what was written counts as it was cast', (voteType, ballots, lines, scores) => {
  const text = textOf({ ...ROUND, voteType, ballots });
  expect(text.trimEnd().split('\n').slice(-lines.length)).toEqual(lines);
  const { file, warnings } = sound(text);
  expect(warnings).toEqual([]);
  expect(scoresOf(toElection(file).election)).toEqual(scores);
});

test('ordinal: the first choice is worth the maximum length', () => {
  const limits = { maxLength: 3 };
  const text = textOf({ ...ROUND, voteType: 'ordinal', limits, ballots: [{ choices: ['a', 'z'] }] });
  expect(text).toContain('\nz;40.5;1;2;');
  expect(text).toContain('\na;60.05;1;3;');
  expect(sound(text).warnings).toEqual([]);
});

test('choices stand in the order of the projects, whatever their ids and the order of picking', () => {
  const projects = ['m', 'b', 'x', 'a'].map((id) => ({ id, costCents: euro(1), name: id }));
  const text = textOf({ ...ROUND, projects, ballots: [{ choices: ['a', 'x', 'b'] }, { choices: ['x', 'm', 'b'] }] });
  expect(text).toContain('\nvoter_id;vote\n1;b,x,a\n2;m,b,x\n');
});

test('points beside ballots that have none leave no trace', () => {
  const text = textOf({ ...ROUND, ballots: [WITH_POINTS, { choices: ['z', 'a'], points: [1, 1] }] });
  expect(text).toContain('\nvoter_id;vote\n1;z,a\n2;z,a\n');
});

test('a file that a reader would refuse is refused: an unknown project, and an id that occurs twice', () => {
  expect(fromElection({ ...ROUND, ballots: [{ choices: ['z', 'x'] }] })).toEqual({
    ok: false,
    error: [{ code: 'vote-unknown-project', line: 22, project: 'x' }],
  });
  expect(fromElection({ ...ROUND, projects: [...ROUND.projects, ...ROUND.projects.slice(1)] })).toEqual({
    ok: false,
    error: [{ code: 'project-twice', line: 20, project: 'a', firstLine: 19 }],
  });
});

test('points that are not as many as the choices are a mistake of the program', () => {
  const ballots = [{ choices: ['a', 'z'], points: [1] }];
  expect(() => fromElection({ ...ROUND, voteType: 'scoring', ballots })).toThrow(
    'each choice has its points beside it',
  );
});

test('anonymity: the order in which ballots were cast leaves no trace', () => {
  const ballot = fc.record({
    choices: fc.shuffledSubarray(['a', 'z']),
    points: fc.tuple(fc.nat(3), fc.nat(3)),
  });
  const cast = fc
    .array(ballot.map(({ choices, points }): PublishedBallot => ({ choices, points: points.slice(0, choices.length) })))
    .chain((ballots) => fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })));
  const types = fc.constantFrom('approval' as const, 'scoring' as const, 'ordinal' as const);
  fc.assert(
    fc.property(types, cast, (voteType, [ballots, other]) => {
      const text = textOf({ ...ROUND, voteType, ballots });
      expect(textOf({ ...ROUND, voteType, ballots: other })).toBe(text);
      expect(sound(text).warnings).toEqual([]);
    }),
  );
});
