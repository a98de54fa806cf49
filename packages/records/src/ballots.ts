import { BOX_MAX_LENGTH, REV_MAX } from '@wijkbegroting/domain';
import { z } from 'zod';
import { Key, PassSignature, ProjectIdText, Sha256Text, Signature } from './opening-record.ts';
import { list, RoundIdText } from './texts.ts';

/** A ballot as it lies in the box and in the bundle. Rule: docs/protocol.md, section 5. */
export const SealedBallot = z.strictObject({
  body: z.strictObject({
    round: RoundIdText,
    voterKey: Key,
    rev: z.int().min(1).max(REV_MAX),
    prevHash: Sha256Text.nullable(),
    box: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/)
      .max(Math.ceil((BOX_MAX_LENGTH * 4) / 3)),
  }),
  passSignature: PassSignature,
  voterSignature: Signature,
});

export type SealedBallot = z.output<typeof SealedBallot>;

/** The stembewijs of a voter: the promise of the box, signed. Rule: docs/protocol.md, section 6. */
export const SignedReceiptWire = z
  .strictObject({
    receipt: z.strictObject({
      round: RoundIdText,
      ballotHash: Sha256Text,
      batch: z.int().min(1).max(1_000_000).describe('The batch of the log that the ballot is in'),
    }),
    signature: Signature,
  })
  .meta({ id: 'SignedReceipt' });

export type SignedReceiptWire = z.output<typeof SignedReceiptWire>;

const Reading = z.union([list(ProjectIdText, 1_000), z.literal('invalid')]);

/** Paper ballots of one polling point, each read by two people and, where they differ, by a third. */
export const PaperBatchFile = z.strictObject({
  batch: z.int().min(1).max(1_000_000),
  nonce: Sha256Text.describe('Random, so that the hash in the log tells nothing before the count'),
  pollingPoint: z.string().max(1_000),
  ballots: list(
    z.strictObject({
      number: z.int().min(1).max(1_000_000),
      first: Reading,
      second: Reading,
      third: Reading.nullable(),
    }),
    100_000,
  ),
});

export type PaperBatchFile = z.output<typeof PaperBatchFile>;
