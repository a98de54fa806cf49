import { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { list } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';

export const HandedInAnswer = z.strictObject({
  isInLog: z.boolean().describe('The log holds the ballot, so there was nothing to keep'),
});

export const HandedInReceiptList = z.strictObject({ items: list(SignedReceiptWire, 1_000_000) });
