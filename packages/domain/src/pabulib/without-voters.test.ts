import fc from 'fast-check';
import { expect, test } from 'vitest';
import { change, POINTS, SMALL, sound } from '../../test/pabulib-texts.ts';
import { scoresOf } from '../tally/election.ts';
import { VOTE_TYPES } from './file.ts';
import { formatPabulib } from './format.ts';
import type { Strictness } from './problems.ts';
import { toElection } from './to-election.ts';
import { withoutVoters } from './without-voters.ts';

function kept(text: string, strictness?: Strictness): string {
  return formatPabulib(withoutVoters(sound(text, strictness).file));
}

function votesOf(text: string): readonly string[] {
  return text.split('VOTES\n')[1]?.trimEnd().split('\n') ?? [];
}

const PERSONAL = change(SMALL, 'voter_id;vote', 'age;voter_id;sex;vote;voting_method;neighborhood;wie')
  .replace('v1;a,b', '34;jansen-12;F;b,a;internet;Parkwijk;Jansen')
  .replace('v2;', '71;pietersen-7;M;;paper;Parkwijk;Pietersen');

test('identity, age, sex and every other column go; ballots are sorted and numbered', () => {
  const text = kept(PERSONAL);
  expect(text).toBe(SMALL.replace('v1;a,b', '1;').replace('v2;', '2;a,b'));
  for (const trace of ['34', '71', 'jansen', 'pietersen', 'Jansen', 'paper', ';F', ';M']) {
    expect(text).not.toContain(trace);
  }
});

test('META and PROJECTS stay as they are, with what the count does not know', () => {
  const text = change(SMALL, 'vote_type', 'comment;#1: zo ging het\nvote_type')
    .replace('cost;name', 'cost;name;shape')
    .replace('Bankjes', '"Bank; ""groot""";round')
    .replace('Pluktuin', 'Pluk;')
    .replaceAll('\n', '\r\n');
  expect(kept(text).split('VOTES')[0]).toBe(text.split('VOTES')[0]);
});

test('points stay beside their choices, however they are written', () => {
  const text = POINTS.replace('v1;a,b;3,2', 'v1; b , a;2.0, 03').replace('v2;;', 'v2;b;0');
  expect(votesOf(kept(text))).toEqual(['voter_id;vote;points', '1;a,b;3,2', '2;b;0']);
});

test('points beside a vote that gives none go, as anything may stand there', () => {
  const text = change(SMALL, 'voter_id;vote', 'voter_id;vote;points')
    .replace('a,b', 'a,b;06-1234')
    .replace('v2;', 'v2;;');
  expect(votesOf(kept(text))).toEqual(['voter_id;vote', '1;', '2;a,b']);
});

test('a choice that names no project goes; where the order counts, its place stays', () => {
  const text = SMALL.replace('v1;a,b', 'v1;34,a,jansen,b');
  expect(votesOf(kept(text, 'warn'))).toEqual(['voter_id;vote', '1;', '2;a,b']);
  const ordinal = kept(change(text, 'approval', 'ordinal'), 'warn');
  expect(votesOf(ordinal)).toEqual(['voter_id;vote', '1;', '2;,a,,b']);
  expect(scoresOf(toElection(sound(ordinal, 'warn').file).election)).toEqual([3, 1]);
});

test('a project that stands twice stays twice, and counts with the points it had first', () => {
  const text = POINTS.replace('v1;a,b;3,2', 'v1;b,a,b;2,3,9');
  expect(votesOf(kept(text, 'warn'))).toEqual(['voter_id;vote;points', '1;;', '2;a,b,b;3,2,9']);
  expect(scoresOf(toElection(sound(kept(text, 'warn'), 'warn').file).election)).toEqual([3, 2]);
});

interface CastBallot {
  readonly voter: string;
  readonly choices: readonly string[];
  readonly points: readonly number[];
}

const ballot = fc.record({
  voter: fc.uuid(),
  choices: fc.shuffledSubarray(['a', 'b', 'c', 'x1']),
  points: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)),
});
const cast = fc.array(ballot);

function fileOf(voteType: string, ballots: readonly CastBallot[]): string {
  const rows = ballots.map(({ voter, choices, points }) => {
    const chosen = voteType === 'choose-1' ? choices.slice(0, 1) : choices;
    return `${voter};${chosen.join()};${points.slice(0, chosen.length).join()};${String(choices.length + 18)}`;
  });
  const meta = ['META', 'key;value', 'budget;9', `vote_type;${voteType}`];
  const projects = ['PROJECTS', 'project_id;cost', 'c;1', 'a;2', 'b;3'];
  return [...meta, ...projects, 'VOTES', 'voter_id;vote;points;age', ...rows, ''].join('\n');
}

test.each(VOTE_TYPES)(
  '%s: twice is once, the order of casting leaves no trace, and the file counts as it did',
  (voteType) => {
    const both = cast.chain((ballots) =>
      fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
    );
    fc.assert(
      fc.property(both, ([ballots, other]) => {
        const text = kept(fileOf(voteType, ballots), 'warn');
        expect(kept(text, 'warn')).toBe(text);
        const renamed = other.map((one, at) => ({ ...one, voter: `other-${String(at)}` }));
        expect(kept(fileOf(voteType, renamed), 'warn')).toBe(text);
        const count = (file: string) => scoresOf(toElection(sound(file, 'warn').file).election);
        expect(count(text)).toEqual(count(fileOf(voteType, ballots)));
      }),
    );
  },
);
