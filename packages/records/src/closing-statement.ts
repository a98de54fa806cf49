import { z } from 'zod';
import { Count } from './quantities.ts';

/** What went in, in numbers, when the box closed. Every person of the roll and every ballot is in one of them. */
export const ClosingStatement = z
  .strictObject({
    closedAt: z.iso.datetime(),
    early: z.string().max(1_000).nullable().describe('Why voting closed before its time'),
    rollSize: Count,
    codes: Count.describe('Voting codes made, replacements not counted'),
    replaced: Count.describe('Voting codes that took the place of another'),
    passes: Count.describe('Voting passes collected'),
    paper: Count.describe('Entries of the roll that voted on paper'),
    blocked: Count.describe('Entries that can neither collect a pass nor vote on paper'),
    ballots: Count.describe('Ballots in the log, replaced ones included'),
    voters: Count.describe('Different voter keys among them'),
    batches: Count,
    paperBallots: Count,
  })
  .meta({ id: 'ClosingStatement' });

export type ClosingStatement = z.output<typeof ClosingStatement>;
