import { PHASES, ROUND_STATUSES } from '@wijkbegroting/domain';
import { z } from 'zod';
import { MAXIMUM_ROUNDS } from '../../database/round-reader.ts';
import { NamedAreaWire } from '../../wire/areas.ts';
import { Amount, Count, Instant, Version } from '@wijkbegroting/records/quantities.ts';
import { RoundRulesWire } from '@wijkbegroting/records/round-rules.ts';
import { AreaCodeText, CategoryIdText, Line, list, RoundIdText, Text } from '@wijkbegroting/records/texts.ts';

const PhaseWire = z.strictObject({ id: z.enum(PHASES), opensAt: Instant, closesAt: Instant }).meta({ id: 'Phase' });
const CategoryWire = z.strictObject({ id: CategoryIdText, label: Line(60) }).meta({ id: 'Category' });

const texts = {
  title: Line(120),
  tagline: Line(200),
  organiser: Line(200),
  about: Text(5_000),
  fixedPoints: Text(5_000),
  decides: Text(5_000),
  budgetSource: Text(1_000),
};

/** What people write of a round; a draft may lack phases, categories and texts. */
const content = {
  ...texts,
  budgetCents: Amount,
  areaCodes: list(AreaCodeText, 200),
  phases: list(PhaseWire, PHASES.length),
  categories: list(CategoryWire, 50),
  rules: RoundRulesWire,
};

export const RoundContent = z.strictObject(content);
export const CreateRoundBody = z.strictObject({ id: RoundIdText, ...content }).meta({ id: 'NewRound' });
export const EditRoundBody = z
  .strictObject({
    version: Version,
    reason: Text(1_000).optional().describe('Why a published round changes; public. Not needed for a draft'),
    ...content,
  })
  .meta({ id: 'RoundEdit' });
export const PublishRoundBody = z.strictObject({ version: Version });

const Counts = z.strictObject({
  proposals: Count.describe('Proposals that everyone can read'),
  projects: Count.describe('Projects on the ballot list'),
});

const summary = {
  id: RoundIdText,
  title: texts.title,
  tagline: texts.tagline,
  organiser: texts.organiser,
  budgetCents: Amount,
  areas: list(NamedAreaWire, 200),
  gemeenteCode: AreaCodeText,
  phases: list(PhaseWire, PHASES.length),
  phasesNow: list(z.enum(PHASES), PHASES.length),
  status: z.enum(ROUND_STATUSES),
  publishedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  counts: Counts,
};

export const RoundSummaryWire = z.strictObject(summary).meta({ id: 'RoundSummary' });
export const RoundWire = z
  .strictObject({
    ...summary,
    about: texts.about,
    fixedPoints: texts.fixedPoints,
    decides: texts.decides,
    budgetSource: texts.budgetSource,
    categories: list(CategoryWire, 50),
    rules: RoundRulesWire,
    version: Version,
    supportCount: Count.describe('Support given to all plans that everyone can read together'),
    passWindow: z
      .strictObject({ opensAt: Instant, closesAt: Instant })
      .nullable()
      .describe('When a voting pass can be collected; null while a draft lacks the phases for it'),
    buurten: list(NamedAreaWire, 10_000),
  })
  .meta({ id: 'Round' });

export const RoundQuery = z.strictObject({
  area: AreaCodeText.optional().describe('Rounds in, around or about this area'),
});
export const RoundList = z.strictObject({ items: list(RoundSummaryWire, MAXIMUM_ROUNDS) });

const ChangeValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const FieldChange = z
  .strictObject({ field: z.string(), before: ChangeValue, after: ChangeValue })
  .meta({ id: 'FieldChange' });
export const FieldChanges = z.array(FieldChange);
export const RoundChangeList = z.strictObject({
  items: list(
    z
      .strictObject({ version: Version, at: Instant, reason: z.string(), changes: FieldChanges })
      .meta({ id: 'RoundChange' }),
    10_000,
  ),
});

export type RoundContent = z.output<typeof RoundContent>;
export type RoundWire = z.output<typeof RoundWire>;
export type RoundSummaryWire = z.output<typeof RoundSummaryWire>;
export type FieldChange = z.output<typeof FieldChange>;
export type RoundChange = z.output<typeof RoundChangeList>['items'][number];
