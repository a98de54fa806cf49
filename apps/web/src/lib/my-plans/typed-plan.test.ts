import { expect, test } from 'vitest';
import { contentOf, differences, nameOf, readTypedPlan, totalCents, type TypedPlan, typedOf } from './typed-plan.ts';

function form(entries: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

const FILLED = form([
  ['title', '  Bankjes\trond het park '],
  ['summary', 'Zitten.\r\nEn praten.'],
  ['description', 'Uitleg'],
  ['categoryId', 'groen'],
  ['buurtCode', ''],
  ['longitude', '4.651'],
  ['latitude', '52.381'],
  ['executedBy', 'together'],
  ['proposerName', 'Buurtgroep'],
  ['costLabel', 'Hout'],
  ['costAmount', '1.250'],
  ['costLabel', ''],
  ['costAmount', ''],
  ['costLabel', 'Verf'],
  ['costAmount', '12,50'],
]);

test('the form becomes what the API takes: empty lines go, line ends are ours, the title is one line', () => {
  expect(contentOf(readTypedPlan(FILLED))).toEqual({
    title: 'Bankjes rond het park',
    summary: 'Zitten.\nEn praten.',
    description: 'Uitleg',
    categoryId: 'groen',
    buurtCode: null,
    location: { longitude: 4.651, latitude: 52.381 },
    costItems: [
      { label: 'Hout', amountCents: 125_000 },
      { label: 'Verf', amountCents: 1_250 },
    ],
    executedBy: 'together',
  });
});

test('an empty form is an empty draft', () => {
  expect(contentOf(readTypedPlan(new FormData()))).toEqual({
    title: '',
    summary: '',
    description: '',
    categoryId: null,
    buurtCode: null,
    location: null,
    costItems: [],
    executedBy: null,
  });
});

test('nonsense in a field does not break anything', () => {
  const typed: TypedPlan = {
    ...readTypedPlan(new FormData()),
    longitude: 'oost',
    latitude: '52',
    executedBy: 'niemand',
    title: 'a\u0000b\ud800',
    costs: [{ label: 'x', amount: 'veel' }],
  };
  expect(contentOf(typed)).toMatchObject({
    location: null,
    executedBy: null,
    title: 'ab\ufffd',
    costItems: [{ label: 'x', amountCents: 0 }],
  });
});

test('what is kept comes back as it can be typed', () => {
  const content = contentOf(readTypedPlan(FILLED));
  const again = typedOf({ ...content, proposerName: 'Buurtgroep' });
  expect(again.costs).toEqual([
    { label: 'Hout', amount: '1.250' },
    { label: 'Verf', amount: '12,50' },
  ]);
  expect(contentOf(again)).toEqual(content);
});

test('two versions differ where they differ, not in how they were typed', () => {
  const one = readTypedPlan(FILLED);
  expect(differences(one, { ...one, summary: 'Zitten.\nEn praten.' })).toEqual([]);
  expect(differences(one, { ...one, costs: one.costs.toReversed() })).toEqual(['costs']);
  expect(differences(one, { ...one, title: 'Anders', buurtCode: 'BU1' })).toEqual(['title', 'buurtCode']);
});

test('the total counts what is an amount', () => {
  expect(
    totalCents([
      { label: '', amount: '10' },
      { label: '', amount: 'veel' },
      { label: '', amount: '0,50' },
    ]),
  ).toBe(1_050);
});

test('what cannot be kept falls away from a paste, and a name of nothing is no name', () => {
  const typed = {
    ...readTypedPlan(FILLED),
    title: '\u202eBankjes\u2069',
    summary: 'Zitten.\u2028En cafe\u0301.',
    costs: [{ label: '-', amount: '?' }],
  };
  expect(contentOf(typed)).toMatchObject({
    title: 'Bankjes',
    summary: 'Zitten.\nEn caf\u00e9.',
    costItems: [{ label: '-', amountCents: 0 }],
  });
  expect(nameOf({ proposerName: '\u200b' })).toBeUndefined();
});
