import { expect, test } from 'vitest';
import { roundsByStage } from './round-stages.ts';

const now = new Date('2027-03-10T12:00:00Z');
const phase = <Id extends string>(id: Id, from: string, until: string) => ({
  id,
  opensAt: `2027-${from}T00:00:00Z`,
  closesAt: `2027-${until}T00:00:00Z`,
});
const round = (
  id: string,
  status: 'draft' | 'published' | 'open' | 'outcomePublished',
  phases: ReturnType<typeof phase>[],
) => ({
  id,
  status,
  phases: phases as never,
});

test('most urgent first, empty groups left out, order within a group kept', () => {
  const rounds = [
    round('later', 'published', [phase('submit', '04-01', '04-20')]),
    round('draft', 'draft', []),
    round('ideas', 'published', [phase('submit', '03-01', '03-20')]),
    round('vote', 'open', [phase('ballotList', '02-20', '02-28'), phase('vote', '03-01', '03-20')]),
    round('support', 'published', [phase('support', '03-01', '03-20')]),
    round('done', 'outcomePublished', [phase('review', '03-01', '03-02')]),
  ];
  expect(roundsByStage(rounds, now).map(({ stage, rounds: found }) => [stage, ...found.map(({ id }) => id)])).toEqual([
    ['vote', 'vote'],
    ['ideas', 'ideas', 'support'],
    ['soon', 'later'],
    ['over', 'done'],
    ['draft', 'draft'],
  ]);
});
