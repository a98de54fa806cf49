import { expect, test } from 'vitest';
import { ruleSections } from './rule-sections.ts';

const day = (text: string) => ({ opensAt: `${text}T08:00:00Z`, closesAt: `${text}T22:00:00Z` });
const round = {
  areas: [
    { code: 'WK1', name: 'Parkwijk' },
    { code: 'WK2', name: 'Meerwijk' },
  ],
  budgetCents: 4_000_000,
  budgetSource: 'Uit het budget voor de wijken.',
  phases: [{ id: 'vote' as const, ...day('2027-05-17') }],
  passWindow: day('2027-05-10'),
  rules: {
    propose: {
      minimumAge: null,
      residence: 'area' as const,
      maximumPerProposer: 3,
      titleMaxLength: 60,
      summaryMaxLength: 140,
      descriptionMaxLength: 5000,
      excludedTopics: ['alcohol'],
    },
    plan: { minimumCostCents: 25_000, maximumCostCents: 1_500_000 },
    support: { threshold: 25, residence: 'gemeente' as const, minimumAge: null },
    vote: {
      minimumAge: 12,
      referenceDate: '2027-05-03',
      residence: 'area' as const,
      ballot: { kind: 'divideBudget' as const, minimumChoices: 1, maximumChoices: null },
      changeable: false,
      secondFactor: 'birthYear' as const,
    },
    count: {
      rule: 'greedyVotes' as const,
      whenNextDoesNotFit: 'skip' as const,
      minimumVotes: 25,
      tie: 'publicDraw' as const,
    },
    bindingForce: 'advice' as const,
  },
};

const textOf = (of: Parameters<typeof ruleSections>[0]) =>
  ruleSections(of)
    .flatMap(({ items, list }) => [...items, ...(list === undefined ? [] : [list.intro, ...list.items])])
    .join(' ')
    .replaceAll('\u00a0', ' ');

test('every part of the rules is said, with the amounts, names and days of this round', () => {
  const text = textOf(round);
  for (const fact of [
    '€ 40.000',
    '€ 250',
    '€ 15.000',
    'Meerwijk',
    'alcohol',
    '5.000',
    '25 keer',
    '3 mei 2027',
    'advies',
  ]) {
    expect(text).toContain(fact);
  }
  expect(text).toContain('Stemmen kan van 17 mei 2027.');
  expect(text).toContain('in Parkwijk en Meerwijk woont');
});

test('a phase that a draft lacks is not named, and nothing is left empty', () => {
  expect(textOf(round)).not.toContain('Insturen kan van');
  const draft = { ...round, phases: [], passWindow: null, budgetSource: '' };
  expect(textOf(draft)).not.toContain('stempas ophalen kan');
  expect(ruleSections(draft).flatMap(({ items }) => items)).not.toContain('');
});

test('without a lowest cost and without excluded topics', () => {
  const { rules } = round;
  const open = {
    ...round,
    rules: {
      ...rules,
      plan: { ...rules.plan, minimumCostCents: 0 },
      propose: { ...rules.propose, excludedTopics: [] },
    },
  };
  expect(textOf(open)).toContain('Een plan kost hooguit € 15.000.');
  expect(textOf(open)).toContain('Een plan mag over alles gaan.');
});
