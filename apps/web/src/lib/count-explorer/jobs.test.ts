import { readFileSync } from 'node:fs';
import { finish } from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { type CountChoice, readChoice } from './choice.ts';
import type { CountView, OutcomeView, TieView } from './count-view.ts';
import { readElection, startJob } from './jobs.ts';
import { placeBlocks } from './replay-view.ts';
import { EXAMPLES, type ExampleId } from './sources.ts';
import type { Answers, Job, TrialLots } from './protocol.ts';

const textOf = (id: ExampleId) =>
  readFileSync(new URL(`../../../static/voorbeelden/${id}.pb`, import.meta.url), 'utf8');
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function loadedFrom(text: string) {
  const { loaded } = readElection(text, 'refuse');
  if (loaded === undefined) throw new Error('the file is refused');
  return loaded;
}

function work<Kind extends 'compare' | 'votesNeeded'>(id: ExampleId, job: Extract<Job, { kind: Kind }>): Answers[Kind] {
  return finish(startJob(loadedFrom(textOf(id)), job)) as Answers[Kind];
}

function outcomeOf(text: string, query = '', lots: readonly TrialLots[] = []): OutcomeView {
  const choice: CountChoice = readChoice(new URLSearchParams(query));
  return finish(startJob(loadedFrom(text), { kind: 'count', choice, lots })) as OutcomeView;
}

function countOf(text: string, query = ''): CountView {
  const outcome = outcomeOf(text, query);
  if (outcome.kind !== 'count') throw new Error(outcome.kind);
  return outcome;
}

const namesOf = (view: CountView) => view.rows.filter(({ isFunded }) => isFunded).map(({ name }) => name);

describe('the examples', () => {
  test.each(EXAMPLES)('%s is read without a warning', (id) => {
    const { answer } = readElection(textOf(id), 'refuse');
    expect(answer).toMatchObject({ kind: 'election', warningCount: 0, voteType: 'approval' });
  });

  test('in the Zonnewijk other rules give other outcomes', () => {
    const { rules, plans } = work('zonnewijk', {
      kind: 'compare',
      choice: readChoice(new URLSearchParams()),
      lots: [],
    });
    const outcomes = rules.map((_, rule) => plans.map(({ cells }) => cells[rule]).join());
    expect(new Set(outcomes).size).toBeGreaterThanOrEqual(5);
    expect(rules.map(({ isChosen }) => isChosen)).toEqual([true, ...rules.slice(1).map(() => false)]);
  });

  test('along the Gracht lots decide, twice', () => {
    const first = outcomeOf(textOf('gelijkspel')) as TieView;
    expect(first.between.map(({ name, facts }) => [name, plain(facts)])).toEqual([
      ['Watertappunt en picknicktafels', '14 stemmen, € 6.000'],
      ['Beweegroute met toestellen', '14 stemmen, € 6.000'],
    ]);
    const second = outcomeOf(textOf('gelijkspel'), '', [[2, 1]]) as TieView;
    expect(second.between.map(({ place }) => place)).toEqual([4, 5]);
    const last = outcomeOf(textOf('gelijkspel'), '', [
      [2, 1],
      [5, 4],
    ]) as CountView;
    expect(namesOf(last)).toEqual(['Speelschip op de kade', 'Beweegroute met toestellen', 'Deelbakfiets']);
  });

  test('of two buurten the small one gets something under Equal Shares only', () => {
    const inWest = (view: CountView) => namesOf(view).filter((name) => name.startsWith('West'));
    expect(inWest(countOf(textOf('twee-buurten')))).toEqual([]);
    expect(inWest(countOf(textOf('twee-buurten'), 'regel=equal-shares-cost'))).toHaveLength(2);
  });
});

describe('a count for the page', () => {
  const view = countOf(textOf('zonnewijk'), 'regel=equal-shares-cost');

  test('has funded plans in the order of the count, and the others by votes', () => {
    expect(view.rows.map(({ isFunded }) => isFunded)).toEqual([...Array(5).fill(true), ...Array(5).fill(false)]);
    const scores = view.rows.filter(({ isFunded }) => !isFunded).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(view.money).toMatchObject({ budget: 3_000_000, spent: 2_600_000 });
  });

  test('tells in each step what supporters pay', () => {
    expect(plain(view.replay.endowment ?? '')).toBe('€ 750');
    expect(view.replay.steps.flatMap(({ shares }) => shares).map(({ payers, emptied }) => [payers, emptied])).toEqual([
      [21, 0],
      [12, 0],
      [10, 0],
      [8, 0],
      [9, 6],
    ]);
  });

  test('draws funded plans as parts of the money', () => {
    expect(placeBlocks(view.replay, 0, 1_000)).toEqual([]);
    const blocks = placeBlocks(view.replay, 2, 1_000);
    expect(blocks.map(({ number, isNew }) => [number, isNew])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(blocks[1]?.start).toBeCloseTo(466.67, 1);
    expect(blocks[1]?.width).toBe(120);
    expect(placeBlocks({ ...view.replay, budget: 0 }, 1, 1_000)[0]?.width).toBe(0);
  });

  test('compares spending with votes for each kind', () => {
    expect(view.figures).toMatchObject({ represented: 39, voters: 40 });
    expect(view.figures.kinds.map(({ name, funded, plans, votes }) => [name, funded, plans, votes])).toEqual([
      ['Spelen en sport', 1, 2, 38],
      ['Groen', 2, 3, 29],
      ['Ontmoeten', 2, 3, 23],
      ['Op straat', 0, 2, 17],
    ]);
    const sum = (part: 'votesPart' | 'spentPart') => view.figures.kinds.reduce((total, kind) => total + kind[part], 0);
    expect(sum('votesPart')).toBeCloseTo(1);
    expect(sum('spentPart')).toBeCloseTo(1);
  });

  test('says what supporters of plans that were not funded had together', () => {
    expect(view.figures.bought).toHaveLength(10);
    expect(view.figures.bought.find(({ isFunded }) => !isFunded)).toMatchObject({ payers: null, each: '' });
    expect(countOf(textOf('zonnewijk')).figures.bought).toEqual([]);
  });

  test('keeps the minimum of votes', () => {
    expect(countOf(textOf('zonnewijk'), 'minimum=10').rows.filter(({ isFunded }) => isFunded)).toHaveLength(3);
  });

  test('finds how many voters a plan lacked', () => {
    const choice = readChoice(new URLSearchParams());
    const needed = work('zonnewijk', { kind: 'votesNeeded', project: 4, choice, lots: [] });
    expect(needed).toEqual({ kind: 'exactly', voters: 3, text: 'Met 3 kiezers meer voor dit plan was het gekozen.' });
  });
});

const HEAD = 'META\nkey;value\nbudget;100\nvote_type;approval\n';
const PLANS = 'PROJECTS\nproject_id;cost;name;category\n';

describe('a file', () => {
  test('with mistakes says on which lines, and whether its sound part can be counted', () => {
    const text = `${HEAD}${PLANS}1;60;A;x\n2;50;B;y\nVOTES\nvoter_id;vote\na;1\na;2\nb;3\n`;
    const { answer, loaded } = readElection(text, 'refuse');
    expect(loaded).toBeUndefined();
    expect(answer).toMatchObject({
      kind: 'refused',
      problemCount: 2,
      canBeCounted: true,
      problems: [
        { code: 'voter-twice', line: 12 },
        { code: 'vote-unknown-project', line: 13 },
      ],
    });
    expect(readElection(text, 'warn').answer).toMatchObject({ kind: 'election', voterCount: 3, warningCount: 2 });
  });

  test('of which nothing can be read says so', () => {
    expect(readElection('Beste lezer', 'refuse').answer).toMatchObject({ kind: 'refused', canBeCounted: false });
    expect(readElection('', 'warn').answer).toMatchObject({ kind: 'refused', canBeCounted: false });
  });

  test('with thousands of mistakes gives the first hundred', () => {
    const votes = Array.from({ length: 5_000 }, (_, at) => `${at};9\n`).join('');
    const { answer } = readElection(`${HEAD}${PLANS}1;60;A;x\nVOTES\nvoter_id;vote\n${votes}`, 'refuse');
    if (answer.kind !== 'refused') throw new Error('the file is not refused');
    expect(answer.problems).toHaveLength(100);
    expect(answer.problemCount).toBe(5_000);
  });

  test('of another currency, without ballots, kinds or names, can be shown', () => {
    const text = `${HEAD}currency;PLN\n${PLANS}1;60;;\nVOTES\nvoter_id;vote\n`;
    const view = countOf(text, 'regel=equal-shares-cost');
    expect(view.rows.map(({ name, cost }) => [name, plain(cost)])).toEqual([['1', 'PLN 60']]);
    expect(view.figures).toMatchObject({ represented: 0, voters: 0, kinds: [] });
    const unnamed = countOf(`${HEAD}currency;<b>\n${PLANS}1;60;;\nVOTES\nvoter_id;vote\n`);
    expect(plain(unnamed.rows[0]?.cost ?? '')).toBe('¤ 60');
  });

  test('with names that are long, odd or the same stays short and plain', () => {
    const names = ['x'.repeat(5_000), '\u202e<script>', '\u202e<script>'];
    const plans = names.map((name, at) => `${at};10;${name};${'k'.repeat(5_000)}\n`).join('');
    const view = countOf(`${HEAD}${PLANS}${plans}VOTES\nvoter_id;vote\na;0,1,2\n`, 'regel=equal-shares-cost');
    expect(view.rows.map(({ name }) => name.length)).toEqual([200, 8, 8]);
    expect(view.figures.kinds.map(({ name, plans: count }) => [name.length, count])).toEqual([[200, 3]]);
    expect(view.rows[1]?.name).toBe('<script>');
  });

  test('that divides its budget binds the count only when asked', () => {
    const meta = `${HEAD}categories;x,y\nbudget_per_category;60,40\n`;
    const text = `${meta}${PLANS}1;60;A;x\n2;40;B;x\nVOTES\nvoter_id;vote\na;1,2\nb;1\n`;
    expect(namesOf(countOf(text))).toEqual(['A', 'B']);
    expect(namesOf(countOf(text, 'deelbudgetten=ja'))).toEqual(['A']);
  });
});
