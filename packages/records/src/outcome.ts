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

/** Why a ballot is not counted. */
export const InvalidReason = z
  .enum([
    'box-does-not-open',
    'padding-wrong',
    'choices-malformed',
    'marked-invalid',
    'ballot-duplicate-project',
    'ballot-unknown-project',
    'ballot-too-few',
    'ballot-too-many',
    'ballot-over-budget',
  ])
  .meta({ id: 'InvalidReason' });

export type InvalidReason = z.output<typeof InvalidReason>;

const judged = { project: ProjectIdText, votes: Count, costCents: Amount, reason: Reason };

/** One step of the count: all projects with one number of votes. */
export const StepWire = z
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

const counted = {
  version: z.literal(2),
  roundId: RoundIdText,
  openingRecordSha256: Sha256Text,
  budgetCents: Amount,
  spentCents: Amount,
  remainderCents: Amount,
  rollSize: Count.describe('People who may vote'),
  passes: Count.describe('Voting passes collected'),
  ballotCount: Count.describe('Ballots counted, on paper and blank ones included'),
  paperCount: Count.describe('Ballots counted that were cast on paper'),
  blankCount: Count,
  replacedCount: Count.describe('Earlier ballots that their voters replaced'),
  invalidBallots: list(z.strictObject({ ballotHash: Sha256Text, reason: InvalidReason }), 500_000),
  invalidPaper: list(z.strictObject({ batch: Count, number: Count, reason: InvalidReason }), 500_000),
  projects: list(z.strictObject({ ...judged, title: z.string() }), 1_000).describe('Most votes first'),
  funded: projects,
  draws: list(
    z.strictObject({
      between: projects,
      order: projects,
      minutes: z.string().nullable().describe('Of the public draw; null when the order was computed'),
      drawnAt: z.iso.datetime(),
    }),
    1_000,
  ),
};

/** The count without its steps: `result/result.json` of the bundle. Rule: docs/protocol.md, section 9. */
export const ResultFile = z.strictObject(counted);

/** The whole count, as it is stored, hashed and published. */
export const OutcomeWire = z.strictObject({ ...counted, steps: list(StepWire, 1_000) }).meta({ id: 'Outcome' });

export type ResultFile = z.output<typeof ResultFile>;

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
