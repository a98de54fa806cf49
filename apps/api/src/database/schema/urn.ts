import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { boolean, customType, integer, interval, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

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
  batch: integer('batch').notNull().default(1),
  batchSlot: integer('batch_slot').notNull().default(0),
  record: text('record').notNull(),
  recordSha256: bytea('record_sha256').notNull(),
});

export const logKey = schema.table('log_key', {
  roundId: text('round_id').primaryKey(),
  publicKey: bytea('public_key').notNull(),
  sealedPrivateKey: bytea('sealed_private_key').notNull(),
});

export const logLeaf = schema.table(
  'log_leaf',
  {
    roundId: text('round_id').notNull(),
    position: integer('position').notNull(),
    type: text('type').$type<LogEvent['type']>().notNull(),
    leaf: text('leaf').notNull(),
    hash: bytea('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.position] })],
);

export const logHead = schema.table(
  'log_head',
  {
    roundId: text('round_id').notNull(),
    size: integer('size').notNull(),
    note: text('note').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.size] })],
);

export const cosignature = schema.table(
  'cosignature',
  {
    roundId: text('round_id').notNull(),
    size: integer('size').notNull(),
    witness: text('witness').notNull(),
    line: text('line').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.size, table.witness] })],
);

export const revealedShare = schema.table(
  'revealed_share',
  {
    roundId: text('round_id').notNull(),
    trustee: text('trustee').notNull(),
    share: bytea('share').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.trustee] })],
);

export const handedInReceipt = schema.table(
  'handed_in_receipt',
  {
    roundId: text('round_id').notNull(),
    ballotHash: bytea('ballot_hash').notNull(),
    batch: integer('batch').notNull(),
    signature: bytea('signature').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.ballotHash, table.batch] })],
);
