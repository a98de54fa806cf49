import { expect, test } from 'vitest';
import { change, POINTS, refusals, SMALL, sound } from '../../test/pabulib-texts.ts';
import { metaValue, type PabulibFile } from './file.ts';

function pointsOf(file: PabulibFile): readonly (readonly (readonly [string, number])[])[] {
  return file.ballots.map(({ points }) => Array.from(points, ([place, one]) => [file.projects[place]?.id ?? '', one]));
}

const NO_FACTS = {
  categories: [],
  targets: [],
  votes: undefined,
  score: undefined,
  selected: undefined,
  latitude: undefined,
  longitude: undefined,
  neighborhood: undefined,
  district: undefined,
};
const NOBODY = { age: undefined, sex: undefined, votingMethod: undefined, neighborhood: undefined };

test('a small file is read whole: what it says, and what that means', () => {
  expect(sound(SMALL)).toEqual({
    warnings: [],
    file: {
      tables: {
        meta: [
          { key: 'budget', value: '100' },
          { key: 'vote_type', value: 'approval' },
        ],
        projects: {
          columns: ['project_id', 'cost', 'name'],
          rows: [
            ['a', '40', 'Bankjes'],
            ['b', '60.50', 'Pluktuin'],
          ],
        },
        votes: {
          columns: ['voter_id', 'vote'],
          rows: [
            ['v1', 'a,b'],
            ['v2', ''],
          ],
        },
        newline: '\n',
        endsWithNewline: true,
      },
      voteType: 'approval',
      currencyUnit: 100,
      budget: 10_000,
      projects: [
        { id: 'a', cost: 4000, ...NO_FACTS, name: 'Bankjes' },
        { id: 'b', cost: 6050, ...NO_FACTS, name: 'Pluktuin' },
      ],
      ballots: [
        {
          voterId: 'v1',
          points: new Map([
            [0, 1],
            [1, 1],
          ]),
          ...NOBODY,
        },
        { voterId: 'v2', points: new Map(), ...NOBODY },
      ],
      categoryBudgets: [],
      neighborhoodBudgets: [],
    },
  });
});

test('facts of projects and voters are there when their columns are', () => {
  const { file } = sound(
    [
      'META',
      'key;value',
      'vote_type;choose-1',
      'budget;5',
      'PROJECTS',
      'longitude;latitude;selected;score;votes;target;category;district;neighborhood;cost;project_id;name;shape',
      '4.6;52.4;1;2;2;youth, elderly;green,play ;Oost; Parkwijk ;1.5; p ; ;round',
      'VOTES',
      'neighborhood;voting_method;sex;age;vote;voter_id',
      'Parkwijk;paper;F; 34 ; p ; v1 ',
      ';;;;p;v2',
    ].join('\n'),
  );
  expect(file.projects).toEqual([
    {
      id: 'p',
      cost: 150,
      name: undefined,
      categories: ['green', 'play'],
      targets: ['youth', 'elderly'],
      votes: '2',
      score: '2',
      selected: '1',
      latitude: '52.4',
      longitude: '4.6',
      neighborhood: 'Parkwijk',
      district: 'Oost',
    },
  ]);
  expect(file.ballots).toEqual([
    { voterId: 'v1', points: new Map([[0, 1]]), age: '34', sex: 'F', votingMethod: 'paper', neighborhood: 'Parkwijk' },
    { voterId: 'v2', points: new Map([[0, 1]]), ...NOBODY },
  ]);
  expect(file.tables.projects.rows[0]?.slice(-4)).toEqual(['1.5', ' p ', ' ', 'round']);
  expect(file.tables.endsWithNewline).toBe(false);
});

test.each(['cumulative', 'scoring'])('%s: the points stand beside the votes, and 0 is not chosen', (type) => {
  const text = change(change(POINTS, 'cumulative', type), 'v2;;', 'v2;b,a; 0 ,7.0');
  const { file, warnings } = sound(text);
  expect(file.voteType).toBe(type);
  expect(pointsOf(file)).toEqual([
    [
      ['a', 3],
      ['b', 2],
    ],
    [['a', 7]],
  ]);
  expect(warnings).toEqual([]);
});

const ORDINAL = change(SMALL, 'approval', 'ordinal');

test('ordinal: the first choice is worth as much as the longest vote has choices', () => {
  expect(pointsOf(sound(change(ORDINAL, 'v2;', 'v2;b')).file)).toEqual([
    [
      ['a', 2],
      ['b', 1],
    ],
    [['b', 2]],
  ]);
});

test('ordinal: with a maximum length, the first choice is worth that', () => {
  const text = change(ORDINAL, 'vote_type', 'max_length;5\nvote_type');
  expect(pointsOf(sound(change(text, 'v1;a,b', 'v1;b,a')).file)).toEqual([
    [
      ['b', 5],
      ['a', 4],
    ],
    [],
  ]);
});

test('ordinal: who stands further than the maximum length gets nothing, when the file is read all the same', () => {
  const text = change(ORDINAL, 'vote_type', 'max_length;1\nvote_type');
  expect(refusals(text)).toEqual([{ code: 'vote-too-long', line: 12, found: 2, maximum: 1 }]);
  expect(pointsOf(sound(text, 'warn').file)).toEqual([[['a', 1]], []]);
});

test('ordinal: a project that stands twice counts where it stands first, and the others keep their place', () => {
  const { file, warnings } = sound(change(ORDINAL, 'v1;a,b', 'v1;a,a,b'));
  expect(pointsOf(file)[0]).toEqual([
    ['a', 3],
    ['b', 1],
  ]);
  expect(warnings).toEqual([{ code: 'vote-project-twice', line: 11, project: 'a' }]);
});

test('points beside approval votes mean nothing', () => {
  const text = change(change(SMALL, 'voter_id;vote', 'voter_id;vote;points'), 'v1;a,b', 'v1;a,b;x');
  expect(pointsOf(sound(change(text, 'v2;', 'v2;;')).file)[0]).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('with finer amounts than cents, the smallest unit is finer', () => {
  const { file } = sound(change(SMALL, '60.50', '0.1234'));
  expect([file.currencyUnit, file.budget, ...file.projects.map(({ cost }) => cost)]).toEqual([
    10_000, 1_000_000, 400_000, 1234,
  ]);
});

test('a budget finer than cents makes the smallest unit finer too', () => {
  expect(sound(change(SMALL, 'budget;100', 'budget;100.001')).file).toMatchObject({
    currencyUnit: 1000,
    budget: 100_001,
  });
});

test('spaces around names of sections and columns, keys, values and ids do not count', () => {
  const spaced = SMALL.split('\n').map((line) => line.replaceAll(/[^;,]+/g, ' $& ').replace(/^$/, ''));
  const { file, warnings } = sound(spaced.join('\n'));
  expect({ ...file, tables: sound(SMALL).file.tables }).toEqual(sound(SMALL).file);
  expect(warnings).toEqual([]);
});

test('the name of a section is an ordinary key, id and name elsewhere', () => {
  const text = change(SMALL, 'vote_type', 'VOTES;PROJECTS\nvote_type').replaceAll('a;40', 'VOTES;40');
  const { file } = sound(text.replace('a,b', 'VOTES').replace('v1', 'META'));
  expect(metaValue(file.tables, 'VOTES')).toBe('PROJECTS');
  expect(file.ballots[0]).toEqual({ voterId: 'META', points: new Map([[0, 1]]), ...NOBODY });
});

test.each(['max_sum_cost;99.001', 'min_sum_cost;0.001', 'categories;x\nbudget_per_category;1.001'])(
  '%s makes the smallest unit finer too',
  (line) => {
    expect(sound(change(SMALL, 'vote_type', `${line}\nvote_type`)).file.currencyUnit).toBe(1000);
  },
);

test('the largest amount is the largest safe integer of smallest units', () => {
  expect(sound(change(SMALL, 'budget;100', 'budget;90071992547409.91')).file.budget).toBe(Number.MAX_SAFE_INTEGER);
});

test('quotes: around a field, doubled inside, over several lines, and loose inside a field', () => {
  const text = SMALL.replace('Bankjes', '"Bank; ""groot""\r\nen klein"').replace('Pluktuin', 'De "Pluk" tuin');
  const { file, warnings } = sound(change(text, 'v1;a,b', 'v1;a,c'), 'warn');
  expect(file.projects.map(({ name }) => name)).toEqual(['Bank; "groot"\r\nen klein', 'De "Pluk" tuin']);
  expect(file.tables.newline).toBe('\n');
  expect(warnings).toEqual([{ code: 'vote-unknown-project', line: 12, project: 'c' }]);
});

test('line ends of Windows, with quotes at the end of a line', () => {
  const { file, warnings } = sound(SMALL.replace('Pluktuin', '"De ""Pluk"""').replaceAll('\n', '\r\n'));
  expect(file.tables).toMatchObject({ newline: '\r\n', endsWithNewline: true });
  expect(file.projects.map(({ name }) => name)).toEqual(['Bankjes', 'De "Pluk"']);
  expect(warnings).toEqual([]);
});

test('mixed line ends: most decide, and the first other one is named', () => {
  const windows = SMALL.replaceAll('\n', '\r\n').replace('v1;a,b\r\n', 'v1;a,b\n');
  expect(sound(windows).warnings).toEqual([{ code: 'line-ends-mixed', line: 11 }]);
  expect(sound(windows).file.tables).toEqual({ ...sound(SMALL).file.tables, newline: '\r\n' });
  const unix = SMALL.replace('100\n', '100\r\n').replace('a,b\n', 'a,b\r\n');
  expect(sound(unix)).toEqual({ file: sound(SMALL).file, warnings: [{ code: 'line-ends-mixed', line: 3 }] });
});

test('as many line ends of one kind as of the other: the plain one is kept', () => {
  const text = SMALL.replaceAll('\n', '\r\n').replace(/(?:\r\n[^\r]*){6}$/, (end) => end.replaceAll('\r', ''));
  expect(sound(text).file.tables.newline).toBe('\n');
  expect(sound(text).warnings).toEqual([{ code: 'line-ends-mixed', line: 1 }]);
});

test('a mark of byte order and blank lines are remarkable, but change nothing', () => {
  const text = `\ufeff\n${SMALL}\n\n`.replace('VOTES', '""\nVOTES');
  const { file, warnings } = sound(text);
  expect(file).toEqual(sound(SMALL).file);
  expect(warnings).toEqual([
    { code: 'byte-order-mark', line: 1 },
    { code: 'blank-line', line: 1 },
    { code: 'blank-line', line: 10 },
    { code: 'blank-line', line: 15 },
    { code: 'blank-line', line: 16 },
  ]);
});

test('a file without a line end at the end of it', () => {
  const { file, warnings } = sound(SMALL.trimEnd());
  expect(file).toEqual({ ...sound(SMALL).file, tables: { ...sound(SMALL).file.tables, endsWithNewline: false } });
  expect(warnings).toEqual([]);
});

test('no projects and no votes are fine', () => {
  const { file } = sound(
    'META\nkey;value\nbudget;0\nvote_type;ordinal\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote',
  );
  expect(file).toMatchObject({ budget: 0, projects: [], ballots: [] });
});

test('META is kept in order, and a key is found without being a trick', () => {
  const { file } = sound(change(SMALL, 'vote_type', '__proto__;x\ndefault_score;-1\n constructor ;y\nvote_type'));
  expect(file.tables.meta.map(({ key }) => key)).toEqual([
    'budget',
    '__proto__',
    'default_score',
    ' constructor ',
    'vote_type',
  ]);
  expect(metaValue(file.tables, 'default_score')).toBe('-1');
  expect(metaValue(file.tables, 'toString')).toBeUndefined();
});

test('ids that are names of built-in properties are ordinary ids', () => {
  const { file } = sound(SMALL.replace('a;40', '__proto__;40').replace('a,b', '__proto__,b'));
  expect(pointsOf(file)[0]).toEqual([
    ['__proto__', 1],
    ['b', 1],
  ]);
  expect(refusals(change(SMALL, 'a,b', 'toString'))).toEqual([
    { code: 'vote-unknown-project', line: 11, project: 'toString' },
  ]);
});

test('budgets per category and neighborhood name the projects that belong to them', () => {
  const text = SMALL.replace('vote_type', 'categories;green, play\nbudget_per_category;60,70.5\nvote_type')
    .replace('vote_type', 'neighborhoods;Oost\nbudget_per_neighborhood;9\nvote_type')
    .replace('cost;name', 'cost;name;category;neighborhood')
    .replace('Bankjes', 'Bankjes;play,green,play;West')
    .replace('Pluktuin', 'Pluktuin;play,toString;Oost');
  const { file } = sound(text);
  expect(file.categoryBudgets).toEqual([
    { name: 'green', projects: [0], budget: 6000 },
    { name: 'play', projects: [0, 1], budget: 7050 },
  ]);
  expect(file.neighborhoodBudgets).toEqual([{ name: 'Oost', projects: [1], budget: 900 }]);
});
