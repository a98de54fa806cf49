import { describe, expect, test } from 'vitest';
import { rules } from './rules.ts';

describe('money', () => {
  test('with and without a lowest amount', () => {
    expect(rules.money.planCost('€ 250', '€ 15.000')).toBe('Een plan kost ten minste € 250 en hooguit € 15.000.');
    expect(rules.money.planCost(null, '€ 15.000')).toBe('Een plan kost hooguit € 15.000.');
  });
});

describe('propose and support', () => {
  test.each([
    ['anyone', 'Iedereen mag een plan insturen', 'Iedereen mag plannen steunen'],
    ['gemeente', 'insturen als u in Haarlem woont', 'steunen als u in Haarlem woont'],
    ['area', 'insturen als u in Parkwijk woont', 'steunen als u in Parkwijk woont'],
  ] as const)('residence %s', (residence, propose, support) => {
    expect(rules.propose.who(residence, 'Parkwijk', 'Haarlem')).toContain(propose);
    expect(rules.support.who(residence, 'Parkwijk', 'Haarlem')).toContain(support);
  });

  test.each([
    [null, 'Iedere leeftijd'],
    [0, 'Iedere leeftijd'],
    [12, 'U moet 12 jaar of ouder zijn'],
  ])('age %j', (age, words) => {
    expect(rules.propose.age(age)).toContain(words);
    expect(rules.support.age(age)).toContain(words);
  });

  test.each([
    [1, 'hooguit 1 plan insturen'],
    [3, 'hooguit 3 plannen insturen'],
  ])('at most %i plans', (count, words) => {
    expect(rules.propose.maximum(count)).toContain(words);
  });

  test.each([
    [0, 'De gemeente bekijkt elk plan'],
    [25, '25 keer steun nodig'],
  ])('threshold %i', (threshold, words) => {
    expect(rules.support.threshold(threshold)).toContain(words);
  });

  test('lengths and periods', () => {
    expect(rules.propose.lengths('60', '140', '5.000')).toContain('60 letters, de samenvatting 140 en de uitleg 5.000');
    expect(rules.propose.when('1 tot en met 28 maart 2027')).toBe('Insturen kan van 1 tot en met 28 maart 2027.');
  });
});

describe('vote', () => {
  test.each([
    ['area', 'in Parkwijk woont'],
    ['gemeente', 'in Haarlem woont'],
  ] as const)('residence %s', (residence, words) => {
    expect(rules.vote.who(residence, 'Parkwijk', 'Haarlem', '3 mei 2027')).toContain(`op 3 mei 2027 ${words}`);
  });

  test.each([
    [0, 'Iedere leeftijd'],
    [12, 'op 3 mei 2027 12 jaar of ouder'],
  ])('age %i', (age, words) => {
    expect(rules.vote.age(age, '3 mei 2027')).toContain(words);
  });

  test('second factor', () => {
    expect(rules.vote.secondFactor('birthYear')).toContain('geboortejaar');
  });
});

describe('ballot', () => {
  const divide = { kind: 'divideBudget', minimumChoices: 0, maximumChoices: null } as const;
  const choose = { kind: 'chooseUpTo', minimumChoices: 1, maximumChoices: 5 } as const;

  test('kinds', () => {
    expect(rules.ballot.kind(divide, '€ 40.000')).toContain('U verdeelt € 40.000');
    expect(rules.ballot.kind(choose, '€ 40.000')).toContain('maakt voor uw keuze niet uit');
  });

  test('lowest number: blank, one, more', () => {
    expect(rules.ballot.minimum(divide)).toContain('blanco');
    expect(rules.ballot.minimum(choose)).toBe('U kiest ten minste 1 plan.');
    expect(rules.ballot.minimum({ ...choose, minimumChoices: 2 })).toBe('U kiest ten minste 2 plannen.');
  });

  test('highest number: none, one, more', () => {
    expect(rules.ballot.maximum(divide)).toContain('zo veel plannen als er in het geld passen');
    expect(rules.ballot.maximum({ ...divide, maximumChoices: 1 })).toBe('U kiest hooguit 1 plan.');
    expect(rules.ballot.maximum(choose)).toBe('U kiest hooguit 5 plannen.');
  });

  test('changeable or final', () => {
    expect(rules.ballot.changeable(true)).toContain('Alleen uw laatste stem telt');
    expect(rules.ballot.changeable(false)).toContain('staat meteen vast');
  });
});

describe('count', () => {
  test.each([
    [0, 'Een plan zonder stemmen wordt niet gekozen.'],
    [1, 'Een plan zonder stemmen wordt niet gekozen.'],
    [25, 'Een plan heeft ten minste 25 stemmen nodig.'],
  ])('lowest number of votes %i', (minimum, words) => {
    expect(rules.count.minimumVotes(minimum)).toBe(words);
  });

  test('rule, what does not fit, tie', () => {
    expect(rules.count.rule('greedyVotes')).toContain('meeste stemmen');
    expect(rules.count.whenNextDoesNotFit('skip')).toContain('het volgende plan aan de beurt');
    expect(rules.count.whenNextDoesNotFit('stop')).toContain('stopt het verdelen');
    expect(rules.count.tie('publicDraw')).toContain('het lot');
    expect(rules.count.tie('computedDraw')).toContain('narekenen');
  });
});

test.each([
  ['binding', 'bindend'],
  ['advice', 'advies'],
  ['subsidyCeiling', 'subsidie'],
] as const)('binding force %s', (force, words) => {
  expect(rules.bindingForce(force)).toContain(words);
});
