import { z } from 'zod';
import { ClosingStatement } from './closing-statement.ts';
import { HolderName, OpeningRecordWire, ProjectIdText, Sha256Text, Share, Signature } from './opening-record.ts';
import { Count, Day } from './quantities.ts';
import { list } from './texts.ts';

const At = z.iso.datetime();
const BatchNumber = z.int().min(1).max(1_000_000);
const projects = list(ProjectIdText, 1_000);

const Opening = z.strictObject({
  type: z.literal('OPENING'),
  record: OpeningRecordWire,
  signatures: list(z.strictObject({ name: HolderName, signature: Signature }), 9).describe('Of trustees, by name'),
});

const IssuanceDay = z.strictObject({
  type: z.literal('ISSUANCE_DAY'),
  day: Day,
  passes: Count.describe('Collected by the end of this day'),
  paper: Count,
  blocked: Count,
});

const BallotBatch = z.strictObject({
  type: z.literal('BALLOT_BATCH'),
  batch: BatchNumber,
  ballots: list(Sha256Text, 1_000_000).describe('Hashes of the ballots, sorted'),
});

const PaperBatch = z.strictObject({
  type: z.literal('PAPER_BATCH'),
  batch: BatchNumber,
  ballots: Count,
  sha256: Sha256Text.describe('Of the file with the ballots, which becomes public after closing'),
});

const Decision = z.strictObject({
  type: z.literal('DECISION'),
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  at: At,
  payloadSha256: Sha256Text,
  proposedBy: z.string().max(1_000).describe('The organisation'),
  approvedBy: z.string().max(1_000),
});

const Incident = z.strictObject({ type: z.literal('INCIDENT'), at: At, text: z.string().min(1).max(5_000) });

const Close = z.strictObject({ type: z.literal('CLOSE'), statement: ClosingStatement });

const KeyReveal = z.strictObject({
  type: z.literal('KEY_REVEAL'),
  shares: list(z.strictObject({ name: HolderName, share: Share }), 9).describe('As many as open the box, by name'),
});

const lots = { between: projects.describe('The tied projects, sorted by id'), order: projects };
const Draw = z.discriminatedUnion('kind', [
  z.strictObject({ type: z.literal('DRAW'), kind: z.literal('public'), ...lots, minutesSha256: Sha256Text }),
  z.strictObject({ type: z.literal('DRAW'), kind: z.literal('computed'), ...lots, nonce: Sha256Text }),
]);

const Result = z.strictObject({ type: z.literal('RESULT'), resultSha256: Sha256Text, traceSha256: Sha256Text });

/** One leaf of the public log of a round. Rule: docs/protocol.md, section 7. */
export const LogEvent = z.discriminatedUnion('type', [
  Opening,
  IssuanceDay,
  BallotBatch,
  PaperBatch,
  Decision,
  Incident,
  Close,
  KeyReveal,
  Draw,
  Result,
]);

export type LogEvent = z.output<typeof LogEvent>;
export type LogEventOf<Type extends LogEvent['type']> = Extract<LogEvent, { type: Type }>;
