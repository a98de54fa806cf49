import { z } from 'zod';
import { InvalidReason } from './outcome.ts';
import { HolderName, Sha256Text, WitnessName } from './opening-record.ts';
import { Count } from './quantities.ts';
import { list } from './texts.ts';

/** Everything that is counted somewhere between the roll and the outcome. */
export const RECORD_TERMS = [
  'rollAtOpening',
  'roll',
  'passes',
  'paperEntries',
  'blocked',
  'notUsed',
  'voters',
  'passesNotUsed',
  'ballots',
  'loggedBallots',
  'replaced',
  'countedBallots',
  'invalidBallots',
  'paperBallots',
  'loggedPaper',
  'countedPaper',
  'invalidPaper',
  'budget',
  'funded',
  'remainder',
] as const;

const At = z.iso.datetime();
const Organisation = z.string().max(1_000);
const Title = z.string().max(1_000);
/** In whole cents. No brand of the domain: nothing is computed with what stands in a record. */
const Money = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const TermCount = z.strictObject({ term: z.enum(RECORD_TERMS), count: Money.describe('People, ballots or cents') });

/** One sum: a number that was written down in one place, and its parts as they were written down in others. */
const Sum = z
  .strictObject({
    unit: z.enum(['people', 'ballots', 'cents']),
    whole: TermCount,
    parts: list(TermCount, 4),
    difference: z.int().describe('The whole without its parts: 0 when the sum is right'),
  })
  .meta({ id: 'RecordSum' });

const Draw = z.strictObject({
  kind: z.enum(['public', 'computed']),
  order: list(Title, 1_000).describe('The tied projects in the order of the draw'),
  minutes: z.string().nullable().describe('Of the public draw'),
  nonce: Sha256Text.nullable().describe('Of the computed draw'),
  drawnAt: At,
});

const Judged = z.strictObject({
  title: Title,
  votes: Count,
  costCents: Money,
  reason: z.enum(['funded', 'skippedNoBudget', 'stopped', 'belowMinimumVotes', 'noVotes']),
  leftCents: Money.nullable().describe('What was left when it did not fit'),
  minimumVotes: Count.nullable().describe('What it needed, when it had fewer'),
});

const Head = z.strictObject({
  size: Count.describe('Events in the public log'),
  root: z.string().max(64).describe('In base64'),
  cosignedBy: list(WitnessName, 100),
});

/** The official record of a round: who did what, whether the numbers are right, and the outcome. */
export const OfficialRecordWire = z
  .strictObject({
    version: z.literal(1),
    round: z.strictObject({ id: z.string(), title: Title, areas: list(z.string(), 1_000), organiser: z.string() }),
    times: z.strictObject({
      openedAt: At,
      plannedClosingAt: At,
      closedAt: At,
      earlyReason: z.string().nullable(),
      countedAt: At.describe('When the outcome was made'),
      publishedAt: At,
    }),
    decisions: list(
      z.strictObject({ kind: z.string(), at: At, proposedBy: Organisation, approvedBy: Organisation }),
      10_000,
    ),
    trustees: z.strictObject({
      threshold: z.int().min(1).max(9).describe('Shares that open the box'),
      holders: list(
        z.strictObject({ name: HolderName, hasSignedOpening: z.boolean(), hasRevealedShare: z.boolean() }),
        9,
      ),
    }),
    witnesses: list(WitnessName, 20),
    sums: list(Sum, 20),
    blankCount: Count,
    invalid: list(z.strictObject({ reason: InvalidReason, ballots: Count, paper: Count }), 20),
    incidents: list(z.strictObject({ at: At, text: z.string() }), 10_000),
    contradictedReceipts: Count.describe('Receipts that voters handed in and that the log contradicts'),
    draws: list(Draw, 1_000),
    budgetCents: Money,
    spentCents: Money,
    remainderCents: Money,
    ballotCount: Count,
    projects: list(Judged, 1_000).describe('Most votes first'),
    hashes: z.strictObject({
      openingRecordSha256: Sha256Text,
      resultSha256: Sha256Text,
      traceSha256: Sha256Text,
      head: Head.describe('The last head of the public log'),
    }),
    softwareVersion: z.string(),
  })
  .meta({ id: 'OfficialRecord' });

export type OfficialRecord = z.output<typeof OfficialRecordWire>;
export type RecordSum = z.output<typeof Sum>;
export type RecordTerm = (typeof RECORD_TERMS)[number];
