import { expect, test } from 'vitest';
import { headingFor } from './heading.ts';
import { INTRO } from './state.ts';

const facts = { obstacle: undefined, passesFrom: '2027-05-10T07:00:00Z', opensAt: '2027-05-17T07:00:00Z' };

test('every screen has a title, and the four steps their number', () => {
  expect(headingFor('choosing', INTRO, facts)).toMatchObject({ step: 2 });
  expect(headingFor('early', INTRO, facts).lead?.replaceAll('\u00a0', ' ')).toContain('10 mei 2027 om 9.00 uur');
  expect(headingFor('early', INTRO, { ...facts, passesFrom: null }).lead).not.toContain('undefined');
  expect(headingFor('waiting', INTRO, facts).lead?.replaceAll('\u00a0', ' ')).toContain('17 mei 2027');
});

test('a refusal has its own title, and one without has a general one', () => {
  const titleFor = (code: string) =>
    headingFor('refused', { step: 'refused', refusal: { code, status: 409 } }, facts).title;
  expect(titleFor('pass-already-collected')).not.toBe(titleFor('something-new'));
});

test('an obstacle comes before everything', () => {
  expect(headingFor('choosing', INTRO, { ...facts, obstacle: 'elsewhere' }).step).toBeUndefined();
  expect(headingFor('choosing', INTRO, { ...facts, obstacle: 'storage' }).step).toBeUndefined();
});
