import { expect, test } from 'vitest';
import { changeLine } from './round-change-view.ts';

const areas = [{ code: 'WK1', name: 'Parkwijk' }];
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  ['budgetCents', 4_000_000, 4_500_000, ['Het geld', '€ 40.000', '€ 45.000']],
  ['title', 'Oud', 'Nieuw', ['Naam van de ronde', 'Oud', 'Nieuw']],
  ['tagline', '', 'Nieuw', ['Korte omschrijving', 'niets', 'Nieuw']],
  ['areaCodes', ['WK1'], ['WK1', 'WK2'], ['Het gebied', 'Parkwijk', 'Parkwijk, WK2']],
  ['rules.propose.excludedTopics', [], ['alcohol'], ['Waar een plan niet over mag gaan', 'niets', 'alcohol']],
  [
    'phases.vote.closesAt',
    '2027-06-13T22:00:00Z',
    '2027-06-14T22:00:00Z',
    ['Einde van: Stemmen', '13 juni 2027 om 23.59 uur', '14 juni 2027 om 23.59 uur'],
  ],
  [
    'phases.submit.opensAt',
    null,
    '2027-03-01T08:00:00Z',
    ['Begin van: Plannen insturen', 'niets', '1 maart 2027 om 9.00 uur'],
  ],
  ['categories.groen', 'Groen', null, ['Soort plan: groen', 'Groen', 'niets']],
  ['rules.vote.minimumAge', 12, 1600, ['Laagste leeftijd om te stemmen', '12', '1.600']],
  ['rules.vote.referenceDate', '2027-05-03', '2027-05-04', ['De dag waarop uw adres telt', '3 mei 2027', '4 mei 2027']],
  ['rules.vote.changeable', false, true, ['Of u uw stem mag veranderen', 'nee', 'ja']],
  [
    'rules.support.residence',
    'gemeente',
    'anyone',
    ['Wie een plan mag steunen', 'wie in de gemeente woont', 'iedereen'],
  ],
  ['rules.count.later', 'x', 'y', ['Regel: count.later', 'x', 'y']],
])('%s', (field, before, after, line) => {
  const { field: name, before: was, after: is } = changeLine({ field, before, after }, areas);
  expect([name, plain(was), plain(is)]).toEqual(line);
});
