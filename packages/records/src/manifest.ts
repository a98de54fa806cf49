import { z } from 'zod';
import { Sha256Text } from './opening-record.ts';
import { list, RoundIdText } from './texts.ts';

export const MANIFEST_FORMAT = 'wijkbegroting-bundle';

/** What is in an audit bundle. Rule: docs/protocol.md, section 10. */
export const Manifest = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(1),
  round: RoundIdText,
  softwareVersion: z.string().max(100),
  publication: z.enum(['all', 'totals', 'auditor']),
  files: list(
    z.strictObject({
      path: z.string().max(200),
      size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
      sha256: Sha256Text,
    }),
    100_000,
  ).describe('Sorted by path; all files but the manifest itself'),
});

export type Manifest = z.output<typeof Manifest>;
export type BundlePublication = Manifest['publication'];

/** What the gemeente decided about a project after the count, which it leaves untouched. */
export const DecisionsFile = list(
  z.strictObject({
    project: z.string().max(100),
    decision: z.enum(['granted', 'grantedInPart', 'refused']),
    reason: z.string().max(5_000),
  }),
  1_000,
);

export type DecisionsFile = z.output<typeof DecisionsFile>;
