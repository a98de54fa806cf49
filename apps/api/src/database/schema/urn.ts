import { boolean, customType, interval, pgSchema, text, timestamp } from 'drizzle-orm/pg-core';

const schema = pgSchema('urn');

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The ballots themselves have no table here: they go in and come out through functions of the database alone. */
export const box = schema.table('box', {
  roundId: text('round_id').primaryKey(),
  status: text('status').$type<'open' | 'closed'>().notNull().default('open'),
  opensAt: instant('opens_at').notNull(),
  closesAt: instant('closes_at').notNull(),
  grace: interval('grace').notNull(),
  changeable: boolean('changeable').notNull(),
  record: text('record').notNull(),
  recordSha256: bytea('record_sha256').notNull(),
});

export const logKey = schema.table('log_key', {
  roundId: text('round_id').primaryKey(),
  publicKey: bytea('public_key').notNull(),
  sealedPrivateKey: bytea('sealed_private_key').notNull(),
});
