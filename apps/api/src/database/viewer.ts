import { and, eq, gt } from 'drizzle-orm';
import type { SiteDb } from './client.ts';
import { account, type Role, roleGrant, session } from './schema/site.ts';

export interface Grant {
  readonly role: Role;
  readonly areaCode: string;
}

/** Somebody who signed in, with what the login provider said of them for this session. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly buurtCode: string | null;
  /** Only believed when the buurt is not one we know: a buurt says itself in which gemeente it lies. */
  readonly gemeenteCode: string | null;
  readonly birthDate: string | null;
  readonly grants: readonly Grant[];
}

/** The account behind a session that has not expired; undefined otherwise. A session that is ended is deleted. */
export async function findViewer(db: SiteDb, sessionHash: Buffer, now: Date): Promise<Viewer | undefined> {
  const rows = await db
    .select({
      id: account.id,
      name: account.name,
      organisation: account.organisation,
      buurtCode: session.buurtCode,
      gemeenteCode: session.gemeenteCode,
      birthDate: session.birthDate,
      role: roleGrant.role,
      areaCode: roleGrant.areaCode,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .leftJoin(roleGrant, eq(roleGrant.accountId, account.id))
    .where(and(eq(session.idHash, sessionHash), gt(session.expiresAt, now)))
    .orderBy(roleGrant.role, roleGrant.areaCode);
  const [first] = rows;
  if (first === undefined) return undefined;
  const grants = rows.flatMap(({ role, areaCode }) => (role === null || areaCode === null ? [] : [{ role, areaCode }]));
  const { id, name, organisation, buurtCode, gemeenteCode, birthDate } = first;
  return { id, name, organisation, buurtCode, gemeenteCode, birthDate, grants };
}
