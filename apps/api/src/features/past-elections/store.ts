import { areaCode, type PastElectionId, pastElectionId } from '@wijkbegroting/domain';
import { count, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { area, pastElection } from '../../database/schema/site.ts';
import type { PastElectionList, PastElectionQuery, PastElectionWire } from './schemas.ts';

export type NewPastElection = typeof pastElection.$inferInsert;

/** @returns false when the id is taken */
export async function insertElection(tx: SiteTx, election: NewPastElection): Promise<boolean> {
  const inserted = await tx
    .insert(pastElection)
    .values(election)
    .onConflictDoNothing()
    .returning({ id: pastElection.id });
  return inserted.length > 0;
}

/** @returns what was deleted, undefined when there was nothing */
export async function deleteElectionRow(
  tx: SiteTx,
  id: PastElectionId,
): Promise<{ readonly areaCode: string; readonly fileSha256: Buffer } | undefined> {
  const [deleted] = await tx
    .delete(pastElection)
    .where(eq(pastElection.id, id))
    .returning({ areaCode: pastElection.areaCode, fileSha256: pastElection.fileSha256 });
  return deleted;
}

/** One part of the list, newest first. */
export async function listElections(
  db: SiteDb,
  { areaCode: about, limit, offset }: PastElectionQuery,
): Promise<PastElectionList> {
  const condition = about === undefined ? undefined : touches(about);
  const [items, totals] = await Promise.all([
    readElections(db, condition).limit(limit).offset(offset),
    db.select({ total: count() }).from(pastElection).where(condition),
  ]);
  return { items: items.map(wireOf), total: totals[0]?.total ?? 0, limit, offset };
}

export async function findElection(db: SiteDb, id: PastElectionId): Promise<PastElectionWire | undefined> {
  const [found] = await readElections(db, eq(pastElection.id, id)).limit(1);
  return found === undefined ? undefined : wireOf(found);
}

/** The text of the file. */
export async function findElectionFile(db: SiteDb, id: PastElectionId): Promise<string | undefined> {
  const [found] = await db
    .select({ file: pastElection.file })
    .from(pastElection)
    .where(eq(pastElection.id, id))
    .orderBy(pastElection.id);
  return found?.file;
}

/** Everything but the file, which may be some megabytes. */
function readElections(db: SiteDb, condition: SQL | undefined) {
  return db
    .select({
      id: pastElection.id,
      title: pastElection.title,
      areaCode: pastElection.areaCode,
      areaName: area.name,
      description: pastElection.description,
      projects: pastElection.projects,
      voters: pastElection.voters,
      budget: pastElection.budget,
      currency: pastElection.currency,
      firstDay: pastElection.firstDay,
      lastDay: pastElection.lastDay,
      fileSha256: pastElection.fileSha256,
      importedAt: pastElection.importedAt,
    })
    .from(pastElection)
    .innerJoin(area, eq(area.code, pastElection.areaCode))
    .where(condition)
    .orderBy(desc(pastElection.importedAt), pastElection.id);
}

type Row = Awaited<ReturnType<typeof readElections>>[number];

function wireOf({ areaCode: code, areaName: name, fileSha256, ...row }: Row): PastElectionWire {
  return {
    ...row,
    id: pastElectionId(row.id),
    area: { code: areaCode(code), name },
    fileSha256: fileSha256.toString('hex'),
  };
}

/** The election is about the area itself, an area around it, or an area in it. */
function touches(code: string): SQL {
  return sql`EXISTS (
    SELECT FROM site.area a LEFT JOIN site.area a_up ON a_up.code = a.parent_code
    JOIN site.area b ON b.code = ${code} LEFT JOIN site.area b_up ON b_up.code = b.parent_code
    WHERE a.code = "site"."past_election".area_code
      AND (b.code IN (a.code, a.parent_code, a_up.parent_code) OR a.code IN (b.parent_code, b_up.parent_code)))`;
}
