import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { expect, test } from 'vitest';
import { pabulibProblemText } from './index.ts';

test('each problem of a file is told with its line', () => {
  const text = ['META', 'key;value', 'vote_type;approval', 'PROJECTS', 'project_id;cost', 'a;NaN', 'a;5', 'VOTES'].join(
    '\n',
  );
  const read = parsePabulib(`${text}\nvoter_id;vote\n1;b\n`);
  expect(read.ok ? [] : read.error.map(pabulibProblemText)).toEqual([
    'Regel 1: het bedrag (budget) staat er niet.',
    'Regel 6: "NaN" is geen bedrag.',
    'Regel 7: plan "a" staat ook op regel 6.',
    'Regel 10: er is geen plan "b".',
  ]);
});
