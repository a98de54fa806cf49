import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { expect, test } from 'vitest';
import { pabulibProblemSentence, pabulibProblemText } from './index.ts';

test('each problem of a file is told with its line', () => {
  const text = ['META', 'key;value', 'vote_type;approval', 'PROJECTS', 'project_id;cost', 'a;NaN', 'a;5', 'VOTES'].join(
    '\n',
  );
  const read = parsePabulib(`${text}\nvoter_id;vote\n1;b\n`);
  expect(read.ok ? [] : read.error.map(pabulibProblemText)).toEqual([
    'Regel 1: Het te verdelen bedrag ontbreekt (budget).',
    'Regel 6: “NaN” is geen bedrag.',
    'Regel 7: Plan “a” staat ook al op regel 6.',
    'Regel 10: Plan “b” staat niet in de lijst met plannen.',
  ]);
});

test('text from a file is shortened, and shown without what no text may hold', () => {
  const project = `${'é'.repeat(59)}x`;
  const said = (name: string): string =>
    pabulibProblemSentence({ code: 'vote-unknown-project', line: 1, project: name });
  expect(said(project)).toContain(`“${project}”`);
  expect(said(`${project}y`)).toContain(`“${'é'.repeat(59)}…”`);
  expect(said('a\u001b[31m\n\u202eb')).toContain('“a[31m b”');
});
