import type { CalendarDay, NotEligibleReason } from '@wijkbegroting/domain';
import { customType, date, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

const schema = pgSchema('roll');

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const day = (name: string) => date(name, { mode: 'string' }).$type<CalendarDay>();

/** Age on the reference date, in brackets wide enough to say nothing of one person. */
export type AgeBracket = '0-17' | '18-29' | '30-44' | '45-64' | '65+';

/** `held` waits for a human check, `cleared` has had it, `paper` votes at the polling point. */
export type EntryState = 'open' | 'held' | 'cleared' | 'issued' | 'paper';

/** How many rows of an import were refused for one reason; a row may count under more than one. */
export interface RefusedCount {
  readonly code: NotEligibleReason['code'];
  readonly rows: number;
}

export const rollImport = schema.table('roll_import', {
  roundId: text('round_id').primaryKey(),
  importedOn: day('imported_on').notNull(),
  basisSha256: bytea('basis_sha256').notNull(),
  eligible: integer('eligible').notNull(),
  duplicates: integer('duplicates').notNull(),
  refused: jsonb('refused').$type<readonly RefusedCount[]>().notNull(),
  codesMadeOn: day('codes_made_on'),
});

export const entry = schema.table(
  'entry',
  {
    roundId: text('round_id').notNull(),
    id: uuid('id').notNull(),
    referencePseudonym: bytea('reference_pseudonym').notNull(),
    buurtCode: text('buurt_code').notNull(),
    ageBracket: text('age_bracket').$type<AgeBracket>().notNull(),
    secondFactorHash: bytea('second_factor_hash').notNull(),
    state: text('state').$type<EntryState>().notNull().default('open'),
    day: day('day'),
    blindedSha256: bytea('blinded_sha256'),
    blindSignature: bytea('blind_signature'),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.id] })],
);

export const code = schema.table(
  'code',
  {
    roundId: text('round_id').notNull(),
    codeHash: bytea('code_hash').notNull(),
    entryId: uuid('entry_id').notNull(),
    state: text('state').$type<'valid' | 'replaced'>().notNull().default('valid'),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.codeHash] })],
);

export const codeRequest = schema.table(
  'code_request',
  {
    roundId: text('round_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    organisation: text('organisation').notNull(),
    askedOn: day('asked_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.entryId] })],
);

export const failedAttempt = schema.table(
  'failed_attempt',
  {
    roundId: text('round_id').notNull(),
    codeHash: bytea('code_hash').notNull(),
    day: day('day').notNull(),
    attempts: integer('attempts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.codeHash, table.day] })],
);

export const failureBudget = schema.table(
  'failure_budget',
  { roundId: text('round_id').notNull(), day: day('day').notNull(), failures: integer('failures').notNull() },
  (table) => [primaryKey({ columns: [table.roundId, table.day] })],
);

export const collectionCount = schema.table(
  'collection_count',
  { day: day('day').notNull(), sourceHash: bytea('source_hash').notNull(), codes: integer('codes').notNull() },
  (table) => [primaryKey({ columns: [table.day, table.sourceHash] })],
);

export const issuerKey = schema.table('issuer_key', {
  roundId: text('round_id').primaryKey(),
  publicKey: bytea('public_key').notNull(),
  sealedPrivateKey: bytea('sealed_private_key').notNull(),
});
