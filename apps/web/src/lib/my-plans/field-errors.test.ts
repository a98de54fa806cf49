import { expect, test } from 'vitest';
import { amountErrors, fieldErrors, onePerField, warningText } from './field-errors.ts';

const costs = [
  { label: '', amount: '' },
  { label: 'Hout', amount: 'veel' },
  { label: '', amount: '10' },
];

test('every error stands at the field of the form, also when an empty line comes before it', () => {
  const errors = fieldErrors(
    [
      { code: 'field-empty', field: 'title' },
      { code: 'field-too-long', field: 'summary', maximum: 300 },
      { code: 'field-empty', field: 'costItems.0.amountCents' },
      { code: 'field-empty', field: 'costItems.1.label' },
      { code: 'field-empty', field: 'costItems' },
      { code: 'location-malformed', field: 'location' },
      { code: 'something-new', field: 'title' },
    ],
    costs,
  );
  expect(errors.map(({ field }) => field)).toEqual([
    'title',
    'summary',
    'costAmount-1',
    'costLabel-2',
    'costLabel-0',
    'buurtCode',
    'title',
  ]);
  expect(errors[1]?.text).toContain('300');
  expect(errors.every(({ text }) => text !== '')).toBe(true);
});

test('what is no amount is found before anything is sent', () => {
  expect(amountErrors({ costs }).map(({ field }) => field)).toEqual(['costAmount-1']);
});

test('a field says one thing at a time, the first', () => {
  const [a, b, c] = [
    { field: 'x', text: '1' },
    { field: 'y', text: '2' },
    { field: 'x', text: '3' },
  ];
  expect(onePerField([a, b, c])).toEqual([a, b]);
});

test('a warning names the bound', () => {
  expect(warningText({ maximumCostCents: 1_000_000 }).replaceAll('\u00a0', ' ')).toContain('€ 10.000');
  expect(warningText({ minimumCostCents: 50_000 }).replaceAll('\u00a0', ' ')).toContain('€ 500');
  expect(warningText({})).toBe('');
});
