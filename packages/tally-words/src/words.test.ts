import {
  COMPLETIONS,
  finish,
  fraction,
  makeElection,
  NO_LOTS,
  parseRuleName,
  type Refusal,
  type RuleChoice,
  RULES,
  ruleFor,
  settleBy,
  type Turn,
} from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import {
  amountText,
  completionText,
  fractionAmountText,
  outcomeText,
  projectText,
  refusalText,
  ruleText,
  type Scene,
  stepText,
  tieText,
  tooMuchWorkText,
  turnText,
  votesNeededText,
} from './index.ts';

const EURO = { code: 'EUR', unit: 100 };

/** Bankjes € 600 with 3 voters, Vijver € 500 with 2 and Krant € 400 without; there is € 1.000. */
const election = makeElection({
  projects: [
    { id: 'a', cost: 60_000 },
    { id: 'b', cost: 50_000 },
    { id: 'c', cost: 40_000 },
  ],
  budget: 100_000,
  ballots: [[0], [0], [0, 1], [1]].map((choices) => new Map(choices.map((place) => [place, 1]))),
});
const scene: Scene = { election, currency: EURO, names: ['Bankjes', 'Vijver', ''] };

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function counted(name: string, completion?: string) {
  const choice = parseRuleName(name, completion);
  if (!choice.ok) throw new Error(choice.error.code);
  const outcome = finish(ruleFor(choice.value)(election, settleBy([0, 1, 2])));
  if (outcome.kind !== 'count') throw new Error(outcome.kind);
  return outcome;
}

describe('amounts', () => {
  test.each([
    [960_000, '€ 9.600'],
    [960_050, '€ 9.600,50'],
    [5, '€ 0,05'],
    [0, '€ 0'],
  ])('%i cents is %s', (amount, text) => {
    expect(plain(amountText(amount, EURO))).toBe(text);
  });

  test('other currencies keep their code and their unit', () => {
    expect(plain(amountText(12_345, { code: 'PLN', unit: 1000 }))).toBe('ongeveer PLN 12,35');
  });

  test.each([
    [fraction(100n, 3n), 'ongeveer € 0,33'],
    [fraction(50n), '€ 0,50'],
    [fraction(1n, 2n), 'ongeveer € 0,01'],
  ])('%o is %s', (amount, text) => {
    expect(plain(fractionAmountText(amount, EURO))).toBe(text);
  });
});

test('most votes first: each plan has its reason', () => {
  const count = counted('greedy-votes');
  expect([0, 1, 2].map((place) => plain(projectText(scene, count, place)))).toEqual([
    'Gekozen. Het had 3 stemmen, en er was nog € 1.000.',
    'Niet gekozen. Er was nog € 400 over, dit plan kost € 500.',
    'Gekozen. Het had 0 stemmen, en er was nog € 400.',
  ]);
  expect(plain(outcomeText(scene, count))).toBe('2 plannen zijn gekozen. Ze kosten samen € 1.000. Er is € 0 over.');
  expect(plain(stepText(scene, count, 1).lines[0]?.text ?? '')).toContain('Niet gekozen.');
});

test('equal shares: what supporters paid and what they had', () => {
  const count = counted('equal-shares-cost');
  expect([0, 1, 2].map((place) => plain(projectText(scene, count, place)))).toEqual([
    'Gekozen. 3 kiezers betaalden samen, ieder hooguit € 200.',
    'Niet gekozen. De kiezers van dit plan hadden samen nog € 300. Het kost € 500.',
    'Niet gekozen. Niemand koos dit plan.',
  ]);
});

test('per thousand euros', () => {
  expect(plain(projectText(scene, counted('greedy-votes-per-cost'), 0))).toBe(
    'Gekozen. Voor elke € 1.000 had het 5 stemmen.',
  );
});

test('a tie names the plans and the money', () => {
  const equal = makeElection({ ...election, ballots: [new Map([[0, 1]]), new Map([[1, 1]])] });
  const outcome = finish(ruleFor(RULES['greedy-votes'])(equal, NO_LOTS));
  if (outcome.kind === 'count') throw new Error('no tie');
  expect(tieText({ ...scene, election: equal }, outcome)).toEqual({
    names: ['Bankjes', 'Vijver'],
    text: 'Deze plannen hebben evenveel stemmen. Er is nog €\u00a01.000 over. Wie eerst komt, bepaalt wat er gekozen wordt.',
  });
});

test.each([
  [{ kind: 'none' }, 'Dit plan is al gekozen.'],
  [{ kind: 'exactly', voters: 1 }, 'Met 1 kiezer meer voor dit plan was het gekozen.'],
  [{ kind: 'moreThan', voters: 1000 }, 'Ook met 1.000 kiezers meer was dit plan niet gekozen.'],
] as const)('%o', (needed, text) => {
  expect(votesNeededText(needed)).toBe(text);
});

const REFUSALS: readonly Refusal[] = [
  { kind: 'overBudget', cost: 1, left: 0 },
  { kind: 'overSubBudget', name: 'Groen', cost: 1, left: 0 },
  { kind: 'incompatible', with: 0 },
  { kind: 'stopped' },
  { kind: 'belowMinimumVotes', votes: 1, minimum: 2 },
  { kind: 'belowMinimumVotes', votes: 2, minimum: 3 },
  { kind: 'noVotes' },
  { kind: 'supportersHadTooLittle', cost: 1, theirs: fraction(1n, 3n) },
  { kind: 'notInBest' },
  { kind: 'belowMinimumTurnout', voters: 1, minimum: 2 },
];
const price = { perPoint: fraction(1n, 3n), payers: 3, emptied: 1, theirs: fraction(2n) };
const TURNS: readonly Turn[] = [
  { kind: 'score', score: 3 },
  { kind: 'scorePerCost', scorePerCost: null },
  { kind: 'scorePerCost', scorePerCost: fraction(1n, 7n) },
  { kind: 'guarantee', name: 'Groen', score: 3 },
  { kind: 'share', prices: [{ project: 0, price }] },
  { kind: 'load', load: null },
  { kind: 'load', load: fraction(1n, 3n) },
  { kind: 'best' },
];

test('no sentence is longer than 15 words', () => {
  const step = {
    taken: 'alone',
    projects: [{ project: 0, refusal: null }],
    equal: [0],
    leftBefore: 1,
    leftAfter: 0,
  } as const;
  const choices = Object.values<RuleChoice>(RULES).flatMap((choice): readonly RuleChoice[] =>
    choice.kind === 'equalShares'
      ? [...COMPLETIONS.values()].map((completion) => ({ ...choice, completion }))
      : [choice],
  );
  const texts = [
    ...REFUSALS.map((refusal) => refusalText(scene, refusal)),
    ...TURNS.map((turn) => turnText(scene, { ...step, turn }, 0)),
    ...choices.flatMap((choice) => [ruleText(choice).text, completionText(choice) ?? '']),
    votesNeededText({ kind: 'atMost', voters: 12 }),
    tooMuchWorkText({ kind: 'tooMuchWork', combinations: 1_000_000 }),
  ];
  const sentences = texts.flatMap((text) => text.split(/[.!?:](?:\s|$)/));
  expect(sentences.filter((sentence) => sentence.split(/\s/).length > 15)).toEqual([]);
  const withoutCompletion = choices.filter(({ kind }) => kind !== 'equalShares');
  expect(texts.filter((text) => text === '')).toHaveLength(withoutCompletion.length);
});
