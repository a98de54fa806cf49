import { expect, test } from 'vitest';
import { PERSONAS, PERSONA_IDS, birthDateOfChild, findPersona, findPersonaBySubject } from './personas.ts';

test('everybody is there once, and is found by id and by subject', () => {
  expect(PERSONAS.map((persona) => persona.id)).toEqual(PERSONA_IDS);
  for (const persona of PERSONAS) {
    expect(findPersona(persona.id)).toBe(persona);
    expect(findPersonaBySubject(persona.sub)).toBe(persona);
  }
  expect(findPersona('iemand-anders')).toBeUndefined();
});

test('names, subjects and addresses are unique, and no address can exist', () => {
  for (const key of ['name', 'sub', 'email', 'label'] as const) {
    expect(new Set(PERSONAS.map((persona) => persona[key])).size).toBe(PERSONAS.length);
  }
  for (const { email } of PERSONAS) expect(email).toMatch(/@wijkbegroting\.example$/);
});

test('who proposes and who approves work for different organisations', () => {
  expect(findPersona('beheerder')?.organisation).not.toBe(findPersona('tweede-persoon')?.organisation);
});

test.each(PERSONAS)('$label is described in short Dutch sentences', ({ description }) => {
  for (const sentence of description.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
});

test.each([
  ['2026-11-20T12:00:00Z', '2015-11-13'],
  ['2027-01-03T12:00:00Z', '2015-12-27'],
  ['2028-02-29T12:00:00Z', '2017-02-22'],
])('on %s the child was born on %s', (today, birthDate) => {
  expect(birthDateOfChild(new Date(today))).toBe(birthDate);
});
