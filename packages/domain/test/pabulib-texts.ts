import { parsePabulib } from '../src/pabulib/parse.ts';
import type { ParsedPabulib } from '../src/pabulib/parse.ts';
import type { PabulibProblem, Strictness } from '../src/pabulib/problems.ts';

/** A small sound file; the comments give the numbers of the lines. */
export const SMALL = [
  'META', //                1
  'key;value', //           2
  'budget;100', //          3
  'vote_type;approval', //  4
  'PROJECTS', //            5
  'project_id;cost;name', //6
  'a;40;Bankjes', //        7
  'b;60.50;Pluktuin', //    8
  'VOTES', //               9
  'voter_id;vote', //      10
  'v1;a,b', //             11
  'v2;', //                12
  '',
].join('\n');

/** The small file with points beside the votes. */
export const POINTS = SMALL.replace('approval', 'cumulative')
  .replace('voter_id;vote', 'voter_id;vote;points')
  .replace('v1;a,b', 'v1;a,b;3,2')
  .replace('v2;', 'v2;;');

/** The text with one piece of it changed, which must be there. */
export function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${from} to change`);
  return text.replace(from, () => to);
}

/** What a text that must be sound means. */
export function sound(text: string, strictness?: Strictness): ParsedPabulib {
  const read = parsePabulib(text, strictness === undefined ? {} : { strictness });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** The problems for which a text is refused; none when it is not. */
export function refusals(text: string, strictness?: Strictness): readonly PabulibProblem[] {
  const read = parsePabulib(text, strictness === undefined ? {} : { strictness });
  return read.ok ? [] : read.error;
}
