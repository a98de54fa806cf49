import { expect, test } from 'vitest';
import { freshSlug, slugOf } from './slug.ts';

test.each([
  ['Wijkbegroting Parkwijk 2027', 'wijkbegroting-parkwijk-2027'],
  ['  Één café & ’t plein!  ', 'een-cafe-t-plein'],
  ['---', ''],
  ['lang '.repeat(30), 'lang-'.repeat(12).slice(0, 59)],
])('the address of %j is %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test('a name that is taken gets a number', () => {
  expect(freshSlug('Groen', new Set(['groen', 'groen-2']), 'soort')).toBe('groen-3');
  expect(freshSlug('!?', new Set(), 'soort')).toBe('soort');
});
