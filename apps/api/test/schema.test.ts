import { is, type Table } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as roll from '../src/database/schema/roll.ts';
import * as site from '../src/database/schema/site.ts';
import * as urn from '../src/database/schema/urn.ts';
import { testDatabase } from './helpers/database.ts';

const database = testDatabase();
const AREAS = { site, roll, urn } as const;
const NAMES = Object.keys(AREAS) as (keyof typeof AREAS)[];

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client(database.ownerUrl);
  await owner.connect();
});
afterAll(() => owner.end());

async function rowsOf<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await owner.query<Row>(sql, [...values])).rows;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** The tables as the code knows them. */
function columnsInCode(schema: Readonly<Record<string, unknown>>): readonly Column[] {
  return Object.values(schema)
    .filter((one): one is PgTable => is(one as Table, PgTable))
    .flatMap((table) => {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
      return columns.map((column) => ({
        table: name,
        column: column.name,
        type: column.getSQLType(),
        isRequired: column.notNull || column.primary || keys.has(column.name),
      }));
    });
}

/** The tables as the migrations made them. */
function columnsInDatabase(area: string): Promise<readonly Column[]> {
  return rowsOf<Column & pg.QueryResultRow>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS "type", a.attnotnull AS "isRequired"
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname <> 'schema_migration'`,
    [area],
  );
}

const line = ({ table, column, type, isRequired }: Column): string => {
  const sameType = type === 'timestamp with time zone' ? 'timestamptz' : type;
  return `${table}.${column} ${sameType}${isRequired ? ' not null' : ''}`;
};

/** The ballots are reached through functions of the database alone, so the code knows no table of them. */
const WITHOUT_CODE: Readonly<Record<string, RegExp>> = {
  site: /^$/,
  roll: /^$/,
  urn: /^(ballot|inbox|inbox_[0-9a-f]{32})$/, // each round has an inbox of its own, a partition
};

describe.each(NAMES)('schema %s', (area) => {
  test('has exactly the tables and columns that the code knows', async () => {
    const known = columnsInCode(AREAS[area]).map(line).toSorted();
    const there = (await columnsInDatabase(area)).filter(({ table }) => !WITHOUT_CODE[area]?.test(table));
    expect(there.map(line).toSorted()).toEqual(known);
  });

  test('its role can do nothing outside it, and owns nothing', async () => {
    const role = `wijkbegroting_${area}`;
    const outside = await rowsOf<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('site', 'roll', 'urn', 'public') AND n.nspname <> $2 AND c.relkind IN ('r', 'p', 'v', 'm')
         AND has_table_privilege($1, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')`,
      [role, area],
    );
    expect(outside).toEqual([]);
    const others = await rowsOf<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace
       WHERE nspname IN ('site', 'roll', 'urn') AND nspname <> $2 AND has_schema_privilege($1, oid, 'USAGE, CREATE')`,
      [role, area],
    );
    expect(others).toEqual([]);
    const [is] = await rowsOf(
      `SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
         has_schema_privilege(oid, $2, 'CREATE') AS "mayCreate",
         EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS "ownsTables",
         EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS "isMember"
       FROM pg_roles WHERE rolname = $1`,
      [role, area],
    );
    expect(new Set(Object.values(is ?? { missing: true }))).toEqual(new Set([false]));
  });

  test('its ledger of migrations and its append-only tables cannot be rewritten by its role', async () => {
    const mayChange = await rowsOf<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relnamespace = $2::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege($1, c.oid, 'UPDATE, DELETE, TRUNCATE')`,
      [`wijkbegroting_${area}`, area],
    );
    const names = mayChange.map(({ name }) => name);
    const appendOnly = [
      'schema_migration',
      'audit_event',
      'round_change',
      'project',
      'proposal_verdict',
      'opening_record',
      'draw',
      'opening_signature',
      'audit_link',
      'ballot',
      'log_leaf',
      'log_head',
      'cosignature',
      'revealed_share',
      'handed_in_receipt',
    ];
    for (const name of appendOnly) expect(names).not.toContain(name);
  });

  test('only its own connection reaches it', async () => {
    for (const other of NAMES.filter((name) => name !== area)) {
      await expect(database.databases[other].execute(`SELECT 1 FROM ${area}.schema_migration`)).rejects.toThrow();
    }
  });
});

test('no key reaches from one schema into another', async () => {
  const across = await rowsOf(
    `SELECT conname FROM pg_constraint k JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
     WHERE k.contype = 'f' AND a.relnamespace <> b.relnamespace`,
  );
  expect(across).toEqual([]);
});

test('every table has a primary key, and no column of a uniqueness rule may be empty', async () => {
  const without = await rowsOf<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     WHERE c.relnamespace IN ('site'::regnamespace, 'roll'::regnamespace, 'urn'::regnamespace) AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p')`,
  );
  expect(without).toEqual([]);
  const nullable = await rowsOf<{ index: string; column: string }>(
    `SELECT i.indexrelid::regclass::text AS index, a.attname AS column
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
     WHERE i.indisunique AND NOT a.attnotnull AND c.relnamespace IN ('site'::regnamespace, 'roll'::regnamespace, 'urn'::regnamespace)`,
  );
  expect(nullable).toEqual([]);
});

test('every amount in cents is a bigint that cannot be negative', async () => {
  const amounts = await rowsOf<{ at: string; type: string; checks: string }>(
    `SELECT c.relname || '.' || a.attname AS at, format_type(a.atttypid, a.atttypmod) AS type,
       COALESCE((SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k
                 WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)), '') AS checks
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace IN ('site'::regnamespace, 'roll'::regnamespace, 'urn'::regnamespace) AND a.attname LIKE '%cents' AND a.attnum > 0
       AND c.relkind = 'r'`,
  );
  expect(amounts.length).toBeGreaterThan(3);
  for (const { at, type, checks } of amounts) {
    expect(type, at).toBe('bigint');
    expect(checks, at).toMatch(/>= ?'?[01]|> 0/);
  }
});
