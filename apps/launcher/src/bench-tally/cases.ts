import fs from 'node:fs';
import path from 'node:path';
import { type Election, finish, NO_LOTS, orderByIds, parseRuleName, ruleFor, settleBy } from '@wijkbegroting/domain';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { toElection } from '@wijkbegroting/domain/pabulib/to-election.ts';
import { countable, madeElection, type Size } from './made-elections.ts';
import { plainAddOne, plainEqualShares, plainScores } from './plain-counts.ts';

/** Where an election comes from: a file of others, or made here. */
export type Source = { readonly file: string } | { readonly size: Size };

/** What is measured: one rule on one election, or its reference. */
export interface Case {
  readonly name: string;
  readonly source: Source;
  readonly rule: string;
  readonly completion?: string;
  readonly reference: 'scores' | 'equalShares' | 'addOne' | null;
  /** The time that it should stay below, in seconds; null when none was asked. */
  readonly bar: number | null;
}

const SQUARE: Size = { voters: 100_000, projects: 200, affordable: 40 };

/** The shared election with the most voters, the one with the most choices, and the one that takes others the longest. */
const LARGEST = ['Poland_Wroclaw_2017.pb', 'Netherlands_Amsterdam_252.pb', 'Poland_Warszawa_2023_Mokotow.pb'];

/** Where elections of others are; they do not come along with the product. */
export const FOLDER =
  process.env['PABULIB_DIR'] ?? path.resolve(import.meta.dirname, '../../../../../shared/data/pabulib');

/** Everything that is measured; without the folder of elections only what is made here. */
export function casesToMeasure(): readonly Case[] {
  const real = LARGEST.filter((file) => fs.existsSync(path.join(FOLDER, file)));
  const own: readonly Case[] = [
    { name: 'made, 100,000 × 200', source: { size: SQUARE }, rule: 'greedy-votes', reference: 'scores', bar: 0.15 },
    {
      name: 'made, 100,000 × 200',
      source: { size: SQUARE },
      rule: 'equal-shares-cost',
      reference: 'equalShares',
      bar: null,
    },
  ];
  const of = (rule: string, more: Partial<Case>): readonly Case[] =>
    real.map((file) => ({ name: file, source: { file }, rule, reference: null, bar: null, ...more }));
  return [
    ...own,
    ...of('equal-shares-cost', { reference: 'equalShares', bar: 1 }),
    ...of('equal-shares-count', { bar: 1 }),
    ...of('equal-shares-cost', { completion: 'add1-int', reference: 'addOne', bar: 5 }),
  ];
}

/** A prepared measurement: runs once and returns nothing. */
export type Work = () => void;

/** Prepares what is measured, or its reference, so that only the count itself is timed. */
export function prepare({ source, rule, completion, reference }: Case, side: 'ours' | 'reference'): Work {
  if (rule === 'greedy-votes' && 'size' in source) return prepareGreedy(source.size, side);
  const election = electionOf(source);
  if (side === 'reference') return referenceWork(election, reference);
  const choice = parseRuleName(rule, completion);
  if (!choice.ok) throw new Error(choice.error.code);
  const ties = settleBy(orderByIds(election));
  return () => finish(ruleFor(choice.value)(election, ties));
}

/** Greedy is measured from the plain ballots on, as putting them together is most of the work. */
function prepareGreedy(size: Size, side: 'ours' | 'reference'): Work {
  const made = madeElection(size);
  if (side === 'reference') return () => plainScores(made.projects.length, made.ballots);
  const greedy = ruleFor({ kind: 'greedyVotes', whenNextDoesNotFit: 'skip' });
  return () => finish(greedy(countable(made), NO_LOTS));
}

function referenceWork(election: Election, reference: Case['reference']): Work {
  if (reference === 'addOne') return () => plainAddOne(election);
  return () => plainEqualShares(election, election.budget / election.voters);
}

function electionOf(source: Source): Election {
  if ('size' in source) return countable(madeElection(source.size));
  const parsed = parsePabulib(fs.readFileSync(path.join(FOLDER, source.file), 'utf8'));
  if (!parsed.ok) throw new Error(`${source.file} cannot be read`);
  return toElection(parsed.value.file).election;
}
