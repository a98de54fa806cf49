import crypto from 'node:crypto';
import type { SiteDb } from '@wijkbegroting/api/database/client.ts';
import { account, roleGrant } from '@wijkbegroting/api/database/schema/site.ts';
import type { Viewer } from '@wijkbegroting/api/database/viewer.ts';
import { type Persona, type PersonaId, PERSONAS } from '@wijkbegroting/demo-login/personas';
import { inArray, sql } from 'drizzle-orm';

/** Invented residents live with the provider of this name, which nobody can sign in with. */
const RESIDENTS_ISSUER = 'demo:residents';

/** The accounts and roles of the personas; doing it again changes nothing. */
export async function seedPersonas(db: SiteDb, issuer: string, now: Date): Promise<ReadonlyMap<PersonaId, Viewer>> {
  const viewers = new Map<PersonaId, Viewer>();
  for (const persona of PERSONAS) {
    const id = await accountOf(
      db,
      { issuer, subject: persona.sub, name: persona.name, organisation: persona.organisation },
      now,
    );
    const grants = persona.grants.map((grant) => ({ ...grant, accountId: id, grantedAt: now }));
    if (grants.length > 0) await db.insert(roleGrant).values(grants).onConflictDoNothing();
    viewers.set(persona.id, viewerOf(persona, id));
  }
  return viewers;
}

/** Invented residents of a buurt, to support plans with. */
export async function seedResidents(
  db: SiteDb,
  count: number,
  buurtCode: string,
  now: Date,
): Promise<readonly Viewer[]> {
  const subjects = Array.from({ length: count }, (_, at) => `resident-${String(at + 1)}`);
  await db
    .insert(account)
    .values(
      subjects.map((subject, at) => ({
        id: crypto.randomUUID(),
        issuer: RESIDENTS_ISSUER,
        subject,
        name: `Voorbeeldbewoner ${String(at + 1)}`,
        createdAt: now,
      })),
    )
    .onConflictDoNothing();
  const rows = await db
    .select()
    .from(account)
    .where(inArray(account.subject, subjects))
    .orderBy(account.createdAt, account.subject);
  return rows.map(({ id, name }) => ({
    id,
    name,
    organisation: null,
    buurtCode,
    gemeenteCode: null,
    birthDate: '1980-01-01',
    grants: [],
  }));
}

async function accountOf(
  db: SiteDb,
  values: { issuer: string; subject: string; name: string; organisation: string | null },
  now: Date,
): Promise<string> {
  const rows = await db
    .insert(account)
    .values({ id: crypto.randomUUID(), ...values, createdAt: now })
    .onConflictDoUpdate({ target: [account.issuer, account.subject], set: { name: sql`excluded.name` } })
    .returning({ id: account.id });
  const [row] = rows;
  if (row === undefined) throw new Error('an upsert returns its row');
  return row.id;
}

function viewerOf(persona: Persona, id: string): Viewer {
  const { name, organisation, buurtCode, gemeenteCode, birthDate, grants } = persona;
  return { id, name, organisation, buurtCode, gemeenteCode, birthDate, grants };
}
