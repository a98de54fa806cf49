import { expect, test } from 'vitest';
import { refusals, sound } from '../../test/pabulib-texts.ts';

test('10,000 projects and 200,000 votes are read in seconds, whatever is wrong with them', { timeout: 30_000 }, () => {
  const projects = Array.from({ length: 10_000 }, (_, at) => `p${at};${at}`);
  const votes = Array.from({ length: 200_000 }, (_, at) => `v${at};p${at % 10_000},p${(at * 7 + 1) % 10_000},x`);
  const head = 'META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost';
  const text = [head, ...projects, 'VOTES\nvoter_id;vote', ...votes].join('\n');
  const { file, warnings } = sound(text, 'warn');
  expect([file.projects.length, file.ballots.length, warnings.length]).toEqual([10_000, 200_000, 200_000]);
  expect(refusals(text.replaceAll(/;p.*x$/gm, ';"p"x"'))).toHaveLength(200_000);
});
