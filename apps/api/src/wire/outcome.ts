import { z } from 'zod';
import { ProjectIdText, Sha256Text } from './opening-record.ts';
import { Amount, Count, Instant } from './quantities.ts';
import { list, RoundIdText } from './texts.ts';

const projects = list(ProjectIdText, 1_000);

const Reason = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('funded') }),
    z.strictObject({ kind: z.literal('skippedNoBudget'), costCents: Amount, leftCents: Amount }),
    z.strictObject({ kind: z.literal('stopped') }),
    z.strictObject({ kind: z.literal('belowMinimumVotes'), minimum: Count }),
    z.strictObject({ kind: z.literal('noVotes') }),
  ])
  .meta({ id: 'OutcomeReason' });

const judged = { project: ProjectIdText, votes: Count, costCents: Amount, reason: Reason };

const Step = z
  .strictObject({
    votes: Count,
    leftBeforeCents: Amount,
    taken: z.enum(['together', 'drawn']),
    projects: list(z.strictObject(judged), 1_000),
    leftAfterCents: Amount,
    hasStopped: z.boolean(),
  })
  .meta({ id: 'TallyStep' });

/** Projects with equally many votes that cannot all be funded. */
export const TieWire = z.strictObject({ between: projects, votes: Count, moneyLeftCents: Amount }).meta({ id: 'Tie' });

/** The whole count, as it is stored, hashed and published. */
export const OutcomeWire = z
  .strictObject({
    version: z.literal(1),
    roundId: RoundIdText,
    openingRecordSha256: Sha256Text,
    budgetCents: Amount,
    spentCents: Amount,
    remainderCents: Amount,
    rollSize: Count.describe('People who may vote'),
    passes: Count.describe('Voting passes collected'),
    ballotCount: Count.describe('Ballots counted, blank ones included'),
    blankCount: Count,
    replacedCount: Count.describe('Earlier ballots that their voters replaced'),
    invalidBallots: list(z.strictObject({ ballotHash: Sha256Text, reason: z.string() }), 500_000),
    projects: list(z.strictObject({ ...judged, title: z.string() }), 1_000).describe('Most votes first'),
    funded: projects,
    steps: list(Step, 1_000),
    draws: list(
      z.strictObject({ between: projects, order: projects, minutes: z.string(), drawnAt: z.iso.datetime() }),
      1_000,
    ),
  })
  .meta({ id: 'Outcome' });

export type OutcomeRecord = z.output<typeof OutcomeWire>;

/** How far the count is. `tie` only while it waits for a draw, `outcome` only when it is done. */
export const OutcomeAnswer = z
  .strictObject({
    roundId: RoundIdText,
    status: z.enum(['awaitingDraw', 'counted', 'outcomePublished']),
    tie: TieWire.nullable(),
    outcome: OutcomeWire.nullable(),
    countedAt: Instant.nullable(),
    publishedAt: Instant.nullable(),
  })
  .meta({ id: 'OutcomeAnswer' });
