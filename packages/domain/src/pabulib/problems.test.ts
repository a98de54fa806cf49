import { expect, test } from 'vitest';
import { change, POINTS, refusals, SMALL, sound } from '../../test/pabulib-texts.ts';
import type { PabulibProblem } from './problems.ts';

type Row = readonly [from: string, to: string, problems: readonly PabulibProblem[]];

/** Changes of the small file that leave nothing sound to count. */
const ERRORS: readonly Row[] = [
  ['budget;100', 'budget;NaN', [{ code: 'amount-malformed', line: 3, field: 'budget', found: 'NaN' }]],
  ['budget;100', 'budget;', [{ code: 'amount-malformed', line: 3, field: 'budget', found: '' }]],
  ['budget;100', 'budget;1e309', [{ code: 'amount-malformed', line: 3, field: 'budget', found: '1e309' }]],
  ['budget;100', 'budget;0x64', [{ code: 'amount-malformed', line: 3, field: 'budget', found: '0x64' }]],
  ['budget;100', 'budget;-1', [{ code: 'amount-malformed', line: 3, field: 'budget', found: '-1' }]],
  ['budget;100', 'budget;1,5', [{ code: 'amount-malformed', line: 3, field: 'budget', found: '1,5' }]],
  ['budget;100', 'budget;1.1234567', [{ code: 'amount-too-precise', line: 3, field: 'budget', found: '1.1234567' }]],
  [
    'budget;100',
    'budget;90071992547409.92',
    [{ code: 'amount-too-large', line: 3, field: 'budget', found: '90071992547409.92' }],
  ],
  [
    'budget;100',
    'budget;99999999999.123456',
    [{ code: 'amount-too-large', line: 3, field: 'budget', found: '99999999999.123456' }],
  ],
  ['budget;100', 'budjet;100', [{ code: 'budget-missing', line: 1 }]],
  ['a;40;', 'a;;', [{ code: 'amount-malformed', line: 7, field: 'cost', found: '' }]],
  ['a;40;', 'a;-40;', [{ code: 'amount-malformed', line: 7, field: 'cost', found: '-40' }]],
  ['60.50', '60.1234567', [{ code: 'amount-too-precise', line: 8, field: 'cost', found: '60.1234567' }]],
  ['60.50', '9'.repeat(30), [{ code: 'amount-too-large', line: 8, field: 'cost', found: '9'.repeat(30) }]],
  ['vote_type', 'vote-type', [{ code: 'vote-type-missing', line: 1 }]],
  ['approval', 'veto', [{ code: 'vote-type-unknown', line: 4, found: 'veto' }]],
  [
    'b;60.50',
    ';60.50',
    [
      { code: 'project-id-empty', line: 8 },
      { code: 'vote-unknown-project', line: 11, project: 'b' },
    ],
  ],
  [
    'b;60.50',
    'a;60.50',
    [
      { code: 'project-twice', line: 8, project: 'a', firstLine: 7 },
      { code: 'vote-unknown-project', line: 11, project: 'b' },
    ],
  ],
  [
    'b;60.50',
    'b,c;60.50',
    [
      { code: 'project-id-with-comma', line: 8, project: 'b,c' },
      { code: 'vote-unknown-project', line: 11, project: 'b' },
    ],
  ],
  ['Bankjes', 'Bank;jes', [{ code: 'row-fields-different', line: 7, section: 'PROJECTS', expected: 3, found: 4 }]],
  [';Bankjes', '', [{ code: 'row-fields-different', line: 7, section: 'PROJECTS', expected: 3, found: 2 }]],
  ['v2;', 'v2', [{ code: 'row-fields-different', line: 12, section: 'VOTES', expected: 2, found: 1 }]],
  [
    'budget;100',
    'budget;100;',
    [
      { code: 'budget-missing', line: 1 },
      { code: 'row-fields-different', line: 3, section: 'META', expected: 2, found: 3 },
    ],
  ],
  ['key;value', 'value;key', [{ code: 'meta-header-different', line: 2 }]],
  [
    'project_id;cost;name',
    'id;cost;name',
    [{ code: 'column-missing', line: 6, section: 'PROJECTS', column: 'project_id' }],
  ],
  [
    'project_id;cost;name',
    'project_id;price;name',
    [{ code: 'column-missing', line: 6, section: 'PROJECTS', column: 'cost' }],
  ],
  ['voter_id;vote', 'voter;vote', [{ code: 'column-missing', line: 10, section: 'VOTES', column: 'voter_id' }]],
  ['voter_id;vote', 'voter_id;votes', [{ code: 'column-missing', line: 10, section: 'VOTES', column: 'vote' }]],
  ['cost;name', 'cost; cost ', [{ code: 'column-twice', line: 6, section: 'PROJECTS', column: 'cost' }]],
  ['META\n', 'x;y\nMETA\n', [{ code: 'line-outside-section', line: 1 }]],
  ['META\nkey;value\nbudget;100\nvote_type;approval\n', '', [{ code: 'section-missing', line: 8, section: 'META' }]],
  ['VOTES\nvoter_id;vote\nv1;a,b\nv2;\n', '', [{ code: 'section-missing', line: 8, section: 'VOTES' }]],
  ['VOTES\n', 'META\nVOTES\n', [{ code: 'section-twice', line: 9, section: 'META' }]],
  ['voter_id;vote\nv1;a,b\nv2;\n', '', [{ code: 'header-missing', line: 9, section: 'VOTES' }]],
  ['Bankjes', '"Bankjes"!', [{ code: 'quote-malformed', line: 7 }]],
  ['Pluktuin', '"Pluktuin', [{ code: 'quote-malformed', line: 8 }]],
  ['Bank', 'Bank\r', [{ code: 'lone-carriage-return', line: 7, count: 1 }]],
];

test.each(ERRORS)('%j changed to %j is refused', (from, to, problems) => {
  expect(refusals(change(SMALL, from, to))).toEqual(problems);
});

/** Changes of the small file that may be a mistake: refused, or with `warn` a warning. */
const DOUBTS: readonly Row[] = [
  ['vote_type', 'budget;7\nvote_type', [{ code: 'meta-key-twice', line: 4, key: 'budget' }]],
  ['vote_type', 'max_length;many\nvote_type', [{ code: 'meta-malformed', line: 4, key: 'max_length', found: 'many' }]],
  ['vote_type', 'min_points;1.5\nvote_type', [{ code: 'meta-malformed', line: 4, key: 'min_points', found: '1.5' }]],
  ['vote_type', 'max_sum_cost;-1\nvote_type', [{ code: 'meta-malformed', line: 4, key: 'max_sum_cost', found: '-1' }]],
  [
    'vote_type',
    'categories;x,y\nbudget_per_category;5,z\nvote_type',
    [{ code: 'meta-malformed', line: 5, key: 'budget_per_category', found: '5,z' }],
  ],
  [
    'vote_type',
    'neighborhoods;x,y\nbudget_per_neighborhood;5\nvote_type',
    [{ code: 'sub-budgets-different', line: 5, key: 'budget_per_neighborhood', names: 2, amounts: 1 }],
  ],
  [
    'vote_type',
    'budget_per_category;5\nvote_type',
    [{ code: 'sub-budgets-different', line: 4, key: 'budget_per_category', names: 0, amounts: 1 }],
  ],
  [
    'vote_type',
    'budget_per_category;\ncategories;x\nvote_type',
    [{ code: 'sub-budgets-different', line: 4, key: 'budget_per_category', names: 1, amounts: 0 }],
  ],
  ['v2;', ';', [{ code: 'voter-id-empty', line: 12 }]],
  ['v2;', 'v1;', [{ code: 'voter-twice', line: 12, voter: 'v1', firstLine: 11 }]],
  ['a,b', 'a,c', [{ code: 'vote-unknown-project', line: 11, project: 'c' }]],
  ['a,b', 'a,b,', [{ code: 'vote-unknown-project', line: 11, project: '' }]],
  ['approval', 'choose-1', [{ code: 'vote-too-long', line: 11, found: 2, maximum: 1 }]],
  ['vote_type', 'min_length;3\nvote_type', [{ code: 'vote-too-short', line: 12, found: 2, minimum: 3 }]],
  ['vote_type', 'max_length;1\nvote_type', [{ code: 'vote-too-long', line: 12, found: 2, maximum: 1 }]],
];

test.each(DOUBTS)('%j changed to %j is refused, or a warning', (from, to, problems) => {
  const text = change(SMALL, from, to);
  expect(refusals(text)).toEqual(problems);
  const { file, warnings } = sound(text, 'warn');
  expect(warnings).toEqual(problems);
  expect(file.ballots).toHaveLength(2);
  expect(file.ballots[0]?.points.get(0)).toBe(1);
  expect([...file.categoryBudgets, ...file.neighborhoodBudgets]).toEqual([]);
});

test('an id that occurs three times is named with its first line each time', () => {
  const text = change(SMALL, 'VOTES', 'a;1;x\na;2;y\nVOTES').replace('v2;', 'v1;\nv1;');
  expect(refusals(text)).toEqual([
    { code: 'project-twice', line: 9, project: 'a', firstLine: 7 },
    { code: 'project-twice', line: 10, project: 'a', firstLine: 7 },
    { code: 'voter-twice', line: 14, voter: 'v1', firstLine: 13 },
    { code: 'voter-twice', line: 15, voter: 'v1', firstLine: 13 },
  ]);
});

test('the parts of a file in another order are refused, or a warning', () => {
  const at = SMALL.indexOf('VOTES');
  const text = SMALL.slice(at) + SMALL.slice(0, at);
  const problems = [
    { code: 'section-misplaced', line: 5, section: 'META' },
    { code: 'section-misplaced', line: 9, section: 'PROJECTS' },
  ];
  expect(refusals(text)).toEqual(problems);
  expect(sound(text, 'warn')).toEqual({ file: sound(SMALL).file, warnings: problems });
});

/** Changes of the small file with points that leave nothing sound to count. */
const POINTS_ERRORS: readonly Row[] = [
  ['3,2', '3,x', [{ code: 'points-malformed', line: 11, found: 'x' }]],
  ['3,2', '3,-2', [{ code: 'points-malformed', line: 11, found: '-2' }]],
  [
    '3,2',
    '2.5,',
    [
      { code: 'points-malformed', line: 11, found: '2.5' },
      { code: 'points-malformed', line: 11, found: '' },
    ],
  ],
  ['3,2', '3,9007199254740992', [{ code: 'points-too-large', line: 11 }]],
  ['3,2', '3', [{ code: 'points-count-different', line: 11, choices: 2, points: 1 }]],
  ['v2;;', 'v2;;1', [{ code: 'points-count-different', line: 12, choices: 0, points: 1 }]],
  ['v2;;', 'v2;a;', [{ code: 'points-count-different', line: 12, choices: 1, points: 0 }]],
  ['v2;;', 'v2;a;9007199254740987', [{ code: 'points-too-large', line: 12 }]],
  ['vote;points', 'vote;point', [{ code: 'column-missing', line: 10, section: 'VOTES', column: 'points' }]],
];

test.each(POINTS_ERRORS)('points: %j changed to %j is refused', (from, to, problems) => {
  expect(refusals(change(POINTS, from, to))).toEqual(problems);
  expect(refusals(change(POINTS, from, to), 'warn')).toEqual(problems);
});

test('points may add up to the largest safe integer', () => {
  expect(refusals(change(POINTS, 'v2;;', 'v2;a;9007199254740986'))).toEqual([]);
});

const POINTS_DOUBTS: readonly Row[] = [
  ['a,b', 'a,a', [{ code: 'vote-project-twice-with-points', line: 11, project: 'a' }]],
  ['vote_type', 'min_points;3\nvote_type', [{ code: 'points-too-low', line: 12, project: 'b', found: 2, minimum: 3 }]],
  ['vote_type', 'max_points;2\nvote_type', [{ code: 'points-too-high', line: 12, project: 'a', found: 3, maximum: 2 }]],
];

test.each(POINTS_DOUBTS)('points: %j changed to %j is refused, or a warning', (from, to, problems) => {
  const text = change(POINTS, from, to);
  expect(refusals(text)).toEqual(problems);
  const { file, warnings } = sound(text, 'warn');
  expect(warnings).toEqual(problems);
  expect(file.ballots[0]?.points.get(0)).toBe(3);
});

/** Lines of META that a ballot of the small file with points breaks, as ballots of published files do. */
const WARNINGS: readonly Row[] = [
  [
    'vote_type',
    'min_sum_cost;100.51\nvote_type',
    [{ code: 'vote-cost-too-low', line: 12, found: 10_050, minimum: 10_051 }],
  ],
  [
    'vote_type',
    'max_sum_cost;100.49\nvote_type',
    [{ code: 'vote-cost-too-high', line: 12, found: 10_050, maximum: 10_049 }],
  ],
  ['vote_type', 'min_sum_points;6\nvote_type', [{ code: 'points-sum-too-low', line: 12, found: 5, minimum: 6 }]],
  ['vote_type', 'max_sum_points;4\nvote_type', [{ code: 'points-sum-too-high', line: 12, found: 5, maximum: 4 }]],
  [
    'vote_type',
    'num_projects;3\nvote_type',
    [{ code: 'count-different', line: 4, key: 'num_projects', stated: '3', found: 2 }],
  ],
  [
    'vote_type',
    'num_votes;x\nvote_type',
    [{ code: 'count-different', line: 4, key: 'num_votes', stated: 'x', found: 2 }],
  ],
  [
    'cost;name',
    'cost;votes',
    [
      { code: 'votes-different', line: 7, project: 'a', stated: 'Bankjes', found: 1 },
      { code: 'votes-different', line: 8, project: 'b', stated: 'Pluktuin', found: 1 },
    ],
  ],
  ['Bankjes\nb;60.50;Pluktuin', '1\nb;60.50;2', []],
];

test.each(WARNINGS)('points: %j changed to %j is a warning', (from, to, problems) => {
  expect(sound(change(POINTS, from, to)).warnings).toEqual(problems);
});

test.each([
  'min_length;2\nmax_length;2',
  'min_points;2\nmax_points;3',
  'min_sum_points;5\nmax_sum_points;5',
  'min_sum_cost;100.5\nmax_sum_cost;100.50',
  'num_projects;2\nnum_votes;2.0',
  'min_length;\nmax_sum_cost;',
])('%j is kept to, also by the blank ballot', (lines) => {
  expect(sound(change(POINTS, 'vote_type', `${lines}\nvote_type`)).warnings).toEqual([]);
});

test('a stated number of votes counts ballots, also those with 0 points; a stated score counts points', () => {
  const text = change(POINTS, 'cost;name', 'cost;votes;score').replace('Bankjes', '2;3').replace('Pluktuin', '1;5');
  expect(sound(change(text, 'v2;;', 'v2;a;0')).warnings).toEqual([
    { code: 'score-different', line: 8, project: 'b', stated: '5', found: 2 },
  ]);
});

test('limits to points say nothing about votes without points beside them', () => {
  const limits = 'max_points;0\nmax_sum_points;0\nvote_type';
  expect(sound(change(SMALL, 'vote_type', limits)).warnings).toEqual([]);
  expect(sound(change(SMALL, 'vote_type', limits).replace('approval', 'ordinal')).warnings).toEqual([]);
});

test('a blank field states nothing', () => {
  const text = change(POINTS, 'cost;name', 'cost;votes;score').replace('Bankjes', ';').replace('Pluktuin', ' ;2');
  expect(sound(text).warnings).toEqual([]);
});

test('an empty text has nothing that a file has', () => {
  expect(refusals('')).toEqual([
    { code: 'section-missing', line: 1, section: 'META' },
    { code: 'section-missing', line: 1, section: 'PROJECTS' },
    { code: 'section-missing', line: 1, section: 'VOTES' },
  ]);
});

test('all problems are found at once, in the order of the lines', () => {
  const text = SMALL.replace('100', 'x').replace('approval', 'y').replace('40', 'z').replace('a,b', 'q,a,r');
  const problems = [
    { code: 'amount-malformed', line: 3, field: 'budget', found: 'x' },
    { code: 'vote-type-unknown', line: 4, found: 'y' },
    { code: 'amount-malformed', line: 7, field: 'cost', found: 'z' },
    { code: 'vote-unknown-project', line: 11, project: 'q' },
    { code: 'vote-unknown-project', line: 11, project: 'r' },
  ];
  expect(refusals(`\ufeff${text}`)).toEqual(problems);
  expect(refusals(text, 'warn')).toEqual(problems.slice(0, 3));
});

test('projects are looked at without META, and with their own decimals', () => {
  const text = SMALL.slice(SMALL.indexOf('PROJECTS')).replace('40', '0.123').replace('60.50', 'x');
  expect(refusals(text)).toEqual([
    { code: 'amount-malformed', line: 4, field: 'cost', found: 'x' },
    { code: 'section-missing', line: 8, section: 'META' },
  ]);
});

test('quotes that go wrong on several lines are all named, and nothing else is looked at', () => {
  const text = SMALL.replace('Bankjes', '"Bank"jes"').replace('Pluktuin', '"Pluk"tuin').replace('100', 'x');
  expect(refusals(text)).toEqual([
    { code: 'quote-malformed', line: 7 },
    { code: 'quote-malformed', line: 8 },
  ]);
});

test('line ends of an old kind are named once, with their number', () => {
  expect(refusals(SMALL.replaceAll('\n', '\r'))).toEqual([{ code: 'lone-carriage-return', line: 1, count: 12 }]);
});

test('lines are counted through fields of several lines and blank lines', () => {
  const text = SMALL.replace('Bankjes', '"Ban\nk\r\njes"').replace('VOTES', '\nVOTES').replace('a,b', 'c');
  expect(refusals(text)).toEqual([{ code: 'vote-unknown-project', line: 14, project: 'c' }]);
});
