import crypto from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { account, loginAttempt, session } from '../../database/schema/site.ts';
import type { LoginClaims } from './claims.ts';
import type { LoginSecrets } from './provider.ts';

export interface LoginAttempt {
  readonly secrets: LoginSecrets;
  readonly returnTo: string;
  readonly expiresAt: Date;
}

/** Keeps what must come back from the provider; attempts that have expired go at the same time. */
export async function saveAttempt(
  tx: SiteTx,
  { secrets, returnTo, expiresAt }: LoginAttempt,
  now: Date,
): Promise<void> {
  await tx.delete(loginAttempt).where(lt(loginAttempt.expiresAt, now));
  const { nonce, codeVerifier } = secrets;
  await tx.insert(loginAttempt).values({ stateHash: sha256(secrets.state), nonce, codeVerifier, returnTo, expiresAt });
}

/** Takes an attempt out, so that nothing can use it twice; undefined when there is none. */
export async function takeAttempt(db: SiteDb, state: string): Promise<LoginAttempt | undefined> {
  const [row] = await db
    .delete(loginAttempt)
    .where(eq(loginAttempt.stateHash, sha256(state)))
    .returning();
  if (row === undefined) return undefined;
  return {
    secrets: { state, nonce: row.nonce, codeVerifier: row.codeVerifier },
    returnTo: row.returnTo,
    expiresAt: row.expiresAt,
  };
}

/** The account of an issuer's subject, made at the first login and brought up to date at every other. */
export async function saveAccount(tx: SiteTx, issuer: string, claims: LoginClaims, now: Date): Promise<string> {
  const { subject, name, email, organisation } = claims;
  const rows = await tx
    .insert(account)
    .values({ id: crypto.randomUUID(), issuer, subject, name, email, organisation, createdAt: now })
    .onConflictDoUpdate({ target: [account.issuer, account.subject], set: { name, email, organisation } })
    .returning({ id: account.id });
  const [row] = rows;
  if (row === undefined) throw new Error('an upsert returns its row');
  return row.id;
}

export async function insertSession(tx: SiteTx, row: typeof session.$inferInsert): Promise<void> {
  await tx.delete(session).where(lt(session.expiresAt, row.createdAt));
  await tx.insert(session).values(row);
}

/** Ends a session for good; what it held of the person goes with it. Ending it again changes nothing. */
export async function deleteSession(db: SiteDb, idHash: Buffer): Promise<void> {
  await db.delete(session).where(eq(session.idHash, idHash));
}

function sha256(text: string): Buffer {
  return crypto.createHash('sha256').update(text).digest();
}
