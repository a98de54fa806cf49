import { BOX_MAX_LENGTH } from '@wijkbegroting/domain';
import { z } from 'zod';
import {
  Key,
  OpeningRecordWire,
  ProjectWire,
  Sha256Text,
  TallyKeyWire,
  WitnessKeyWire,
  WITNESSES_MAX,
} from '@wijkbegroting/records/opening-record.ts';
import { Amount, Count, Instant } from '@wijkbegroting/records/quantities.ts';
import { list, RoundIdText } from '@wijkbegroting/records/texts.ts';

const BALLOT_BODY_MAX = Math.ceil((BOX_MAX_LENGTH * 4) / 3) + 1_000;

const Base64url = (maximumBytes: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(Math.ceil((maximumBytes * 4) / 3));

export const OpeningRecordAnswer = z.strictObject({
  record: OpeningRecordWire,
  sha256: Sha256Text.describe('Of the canonical JSON (RFC 8785) of the record'),
});

export const BallotPaperWire = z
  .strictObject({
    roundId: RoundIdText,
    title: z.string(),
    budgetCents: Amount,
    ballot: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('divideBudget'), minimumChoices: Count, maximumChoices: Count.nullable() }),
      z.strictObject({ kind: z.literal('chooseUpTo'), minimumChoices: Count, maximumChoices: Count }),
    ]),
    changeable: z.boolean(),
    projects: list(ProjectWire, 1_000).describe('Sorted by id; show them in an order of your own for each voter'),
    passesFrom: Instant,
    opensAt: Instant,
    closesAt: Instant,
    issuerKey: z.string().describe('Public key of the voting passes: SPKI in base64'),
    logKey: Key.describe('Public key of receipts and log: Ed25519'),
    tallyKey: TallyKeyWire,
    witnesses: list(WitnessKeyWire, WITNESSES_MAX),
    openingRecordSha256: Sha256Text,
  })
  .meta({ id: 'BallotPaper' });

export const CastBallotBody = z
  .strictObject({
    body: z.string().max(BALLOT_BODY_MAX).describe('Canonical JSON of the ballot: round, voterKey, rev, prevHash, box'),
    passSignature: Base64url(384),
    voterSignature: Base64url(64).describe('Ed25519 signature over the SHA-256 of the body'),
  })
  .meta({ id: 'SignedBallot' });
