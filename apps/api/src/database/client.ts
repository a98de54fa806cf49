import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '@wijkbegroting/domain';
import { DrizzleQueryError, type ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as roll from './schema/roll.ts';
import * as site from './schema/site.ts';
import * as urn from './schema/urn.ts';

type Schema = Record<string, unknown>;
export type Db<S extends Schema = Schema> = NodePgDatabase<S>;
export type Tx<S extends Schema = Schema> = PgTransaction<NodePgQueryResultHKT, S, ExtractTablesWithRelations<S>>;

export type SiteDb = Db<typeof site>;
export type SiteTx = Tx<typeof site>;
/** With its pool, for work that holds on to one connection. */
export type RollDb = Db<typeof roll> & { readonly $client: pg.Pool };
export type RollTx = Tx<typeof roll>;
/** With its pool, for the one statement that is worth preparing. */
export type UrnDb = Db<typeof urn> & { readonly $client: pg.Pool };
export type UrnTx = Tx<typeof urn>;

/** The three areas of the database. Nothing reaches from one into another (ballot-protocol, separation). */
export interface Databases {
  readonly site: SiteDb;
  readonly roll: RollDb;
  readonly urn: UrnDb;
  close(): Promise<void>;
}

export interface DatabaseUrls {
  readonly site: string;
  readonly roll: string;
  readonly urn: string;
}

const POOL_SIZE = { site: 10, roll: 5, urn: 10 };

/** Opens a pool per area; each connection takes the role of its area and can do nothing outside it. */
export function openDatabases(urls: DatabaseUrls): Databases {
  const pools = {
    site: openPool('site', urls.site),
    roll: openPool('roll', urls.roll),
    urn: openPool('urn', urls.urn),
  };
  return {
    site: drizzle(pools.site, { schema: site }),
    roll: drizzle(pools.roll, { schema: roll }),
    urn: drizzle(pools.urn, { schema: urn }),
    close: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end()));
    },
  };
}

function openPool(area: keyof DatabaseUrls, url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE[area],
    connectionTimeoutMillis: 20_000,
    application_name: `wijkbegroting-${area}`,
    options: [
      `-c role=wijkbegroting_${area}`,
      `-c search_path=${area}`,
      '-c statement_timeout=15s',
      '-c lock_timeout=10s',
      '-c idle_in_transaction_session_timeout=15s',
    ].join(' '),
  });
  // A connection that breaks is replaced by the pool, and fails the work that was using it. Without listeners, one for
  // when it is idle and one for when it waits in the middle of a transaction, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Runs `work` while no other process holds the advisory lock of this number, over as many transactions as it takes, on
 * one connection. After a throw the connection is thrown away, and the lock with it.
 */
export async function withLockHeld<T>(db: RollDb, lock: bigint, work: (db: Db<typeof roll>) => Promise<T>): Promise<T> {
  const client = await db.$client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock.toString()]);
    const result = await work(drizzle(client, { schema: roll }));
    await client.query('SELECT pg_advisory_unlock($1)', [lock.toString()]);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Serialization failure and deadlock: the transaction left no trace and may be tried again. */
const COLLISIONS = new Set(['40001', '40P01']);
const ATTEMPTS = 16;
const LONGEST_PAUSE = 250;

class Rollback<E> extends Error {
  readonly failure: E;
  constructor(failure: E) {
    super('rolled back');
    this.failure = failure;
  }
}

type Work<S extends Schema, T, E> = (tx: Tx<S>) => Promise<Result<T, E>>;

/**
 * Runs `work` in one serializable transaction. An `err` rolls back as a throw does; after a collision with another
 * transaction it is tried again, so `work` touches nothing but its transaction.
 */
export async function inTransaction<S extends Schema, T, E>(db: Db<S>, work: Work<S, T, E>): Promise<Result<T, E>> {
  try {
    return await once(db, work);
  } catch (error) {
    if (!isCollision(error)) throw error;
    return await inTurn(db, () => again(db, work));
  }
}

async function once<S extends Schema, T, E>(db: Db<S>, work: Work<S, T, E>): Promise<Result<T, E>> {
  try {
    return await db.transaction(
      async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new Rollback<E>(result.error);
        return result;
      },
      { isolationLevel: 'serializable' },
    );
  } catch (error) {
    if (error instanceof Rollback) return { ok: false, error: (error as Rollback<E>).failure };
    throw error;
  }
}

/** Tries until it no longer collides, with pauses at random that double, as other processes may be trying too. */
async function again<S extends Schema, T, E>(db: Db<S>, work: Work<S, T, E>): Promise<Result<T, E>> {
  for (let attempt = 2; ; attempt += 1) {
    await pause(Math.random() * Math.min(LONGEST_PAUSE, 2 ** attempt));
    try {
      return await once(db, work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isCollision(error)) throw error;
    }
  }
}

const turns = new WeakMap<object, Promise<unknown>>();

/** Those that collided go one after the other: side by side a crowd would keep colliding. */
function inTurn<T>(db: object, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(db) ?? Promise.resolve()).then(work);
  turns.set(
    db,
    turn.catch(() => undefined),
  );
  return turn;
}

/** Whether a transaction failed only because others ran at the same time. */
export function isCollision(error: unknown): boolean {
  return COLLISIONS.has(sqlState(error) ?? '');
}

/** The SQLSTATE of a database error, also when drizzle has wrapped it; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  const cause = causeOf(error);
  return cause instanceof pg.DatabaseError ? cause.code : undefined;
}

/** Connection trouble (class 08), no room left (53), and a server that stops or starts (57P). */
const AWAY = /^(08...|53...|57P0[1-5])$/;
const NO_CONNECTION = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOENT)$/;
const LOST =
  /^(timeout exceeded when trying to connect|Connection terminated.*|Client has encountered a connection error.*)$/;

/** Whether the database is busy, full or away. What was under way may have been done or not; asking again is safe or told apart. */
export function isAway(error: unknown): boolean {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return false;
  if (cause instanceof pg.DatabaseError) return AWAY.test(cause.code ?? '');
  return LOST.test(cause.message) || ('syscall' in cause && 'code' in cause && NO_CONNECTION.test(String(cause.code)));
}

function causeOf(error: unknown): unknown {
  return error instanceof DrizzleQueryError ? error.cause : error;
}
