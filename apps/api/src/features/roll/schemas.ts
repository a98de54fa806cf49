import { z } from 'zod';
import { Count, Day } from '@wijkbegroting/records/quantities.ts';
import { AreaCodeText, list, Uuid } from '@wijkbegroting/records/texts.ts';

export const ROLL_BODY_LIMIT = 16 * 1024 * 1024;

const Reference = z.string().min(1).max(64);

const Csv = z
  .string()
  .max(ROLL_BODY_LIMIT)
  .describe('First line `reference;buurtCode;birthDate`, then one line a person');

export const ImportRollBody = z.strictObject({ csv: Csv });

const Refused = list(
  z.strictObject({
    code: z.enum(['outside-area', 'outside-gemeente', 'residence-unknown', 'age-unknown', 'too-young']),
    rows: Count,
  }),
  5,
);

export const RollReportWire = z
  .strictObject({ people: Count, eligible: Count, refused: Refused, duplicates: Count })
  .meta({ id: 'RollReport' });

export const RollStatementWire = z
  .strictObject({
    importedOn: Day,
    isOutdated: z.boolean().describe('The rules have changed since; import the roll again'),
    eligible: Count,
    refused: Refused,
    duplicates: Count,
    entries: z.strictObject({ open: Count, held: Count, cleared: Count, issued: Count, paper: Count }),
    codes: z.strictObject({ madeOn: Day.nullable(), made: Count, replaced: Count, used: Count, unused: Count }),
    sizes: list(z.strictObject({ buurtCode: AreaCodeText, entries: Count }), 10_000).describe(
      'Buurten with fewer than 10 people stand together under the code of the gemeente',
    ),
  })
  .meta({ id: 'RollStatement' });

export const CodeLettersBody = z.strictObject({
  csv: Csv.describe('The list that the roll was made from: who may vote by it must be exactly who is on the roll'),
  replaceAll: z
    .boolean()
    .default(false)
    .describe('Makes all codes again when they were made before; letters with the old codes become worthless'),
});

const CodeLetterFields = { reference: Reference, code: z.string().describe('As it is printed') };
export const CodeLetterWire = z.strictObject(CodeLetterFields).meta({ id: 'CodeLetter' });
export const CodeLetterList = z.strictObject({ items: list(CodeLetterWire, 500_000) });

export const ReplacementWire = z
  .strictObject({
    letter: CodeLetterWire.nullable().describe('For the second person who asks; null for the first'),
  })
  .meta({ id: 'CodeReplacement' });

export const ReferenceBody = z.strictObject({ reference: Reference });

export const FoundEntryWire = z
  .strictObject({
    state: z.enum(['open', 'held', 'cleared', 'issued', 'paper']),
    day: Day.nullable(),
    heldId: Uuid.nullable(),
    replacement: z
      .strictObject({ isOwn: z.boolean() })
      .nullable()
      .describe('A new code that was asked for today, and waits for somebody else who asks for it'),
  })
  .meta({ id: 'FoundRollEntry' });

export const HeldList = z.strictObject({ items: list(z.strictObject({ id: Uuid, day: Day }), 500_000) });
export const HeldParams = z.strictObject({ heldId: Uuid });
export const ClearedWire = z.strictObject({ id: Uuid, state: z.literal('cleared') });
