import { isBlank } from '@wijkbegroting/domain';
import { z } from 'zod';
import { NamedAreaWire } from '../../wire/areas.ts';
import { Sha256Text } from '@wijkbegroting/records/opening-record.ts';
import { PageFacts, PageQuery } from '../../wire/paging.ts';
import { Count, Instant } from '@wijkbegroting/records/quantities.ts';
import { AreaCodeText, Line, list, PastElectionIdText, Text } from '@wijkbegroting/records/texts.ts';

/** A file of half a million votes fits in it. */
export const ELECTION_BODY_LIMIT = 16 * 1024 * 1024;

const Title = Line(120).refine((text) => !isBlank(text), 'must say something');

/** A database keeps no NUL, and half a character cannot be written to a file; anything else is for the reader to judge. */
const File = z
  .string()
  .max(ELECTION_BODY_LIMIT)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'holds characters that cannot be kept')
  .describe('The text of a Pabulib file. Of its votes only the ballots are kept, sorted by what they say');

export const ImportElectionBody = z
  .strictObject({
    id: PastElectionIdText,
    title: Title,
    areaCode: AreaCodeText.describe('The gemeente, wijk or buurt that voted'),
    file: File,
    lenient: z.boolean().default(false).describe('Takes a file with doubtful votes too, and counts the sound part'),
  })
  .meta({ id: 'NewPastElection' });

export const DeleteElectionBody = z.strictObject({
  reason: Text(1_000)
    .refine((text) => !isBlank(text), 'must say something')
    .describe('Why it goes; kept in the log'),
});

export const PastElectionWire = z
  .strictObject({
    id: PastElectionIdText,
    title: z.string(),
    area: NamedAreaWire,
    description: z.string().describe('What the file says of itself; may be empty'),
    projects: Count,
    voters: Count.describe('Ballots, blank ones included'),
    budget: z.string().describe('Decimal text in the currency, such as `2458488.22`'),
    currency: z.string().nullable().describe('As the file names it, such as `EUR`; null when it does not'),
    firstDay: z.string().nullable().describe('As the file writes it; often only a year'),
    lastDay: z.string().nullable(),
    fileSha256: Sha256Text.describe('SHA-256 of the file that can be downloaded'),
    importedAt: Instant,
  })
  .meta({ id: 'PastElection' });

export const PastElectionQuery = z.strictObject({
  areaCode: AreaCodeText.optional().describe('Elections in, around or about this area'),
  ...PageQuery,
});
export const PastElectionList = z.strictObject({ items: list(PastElectionWire, 100), ...PageFacts });
export const PastElectionParams = z.strictObject({ electionId: PastElectionIdText });

export type PastElectionWire = z.output<typeof PastElectionWire>;
export type PastElectionQuery = z.output<typeof PastElectionQuery>;
export type PastElectionList = z.output<typeof PastElectionList>;
