import crypto from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type App, type AppDependencies, buildApp } from '../../src/app.ts';
import type { Databases } from '../../src/database/client.ts';
import { account, type Role, roleGrant, session } from '../../src/database/schema/site.ts';
import { hashSessionId, newSessionId } from '../../src/plugins/session.ts';
import { testDatabase } from './database.ts';

export const ORIGIN = 'http://127.0.0.1:3000';
/** The moment at which the tests' clock stands unless a test moves it. */
export const NOON = new Date('2027-03-10T12:00:00Z');

export const SECRETS = {
  session: '1'.repeat(64),
  codePepper: '2'.repeat(64),
  keyEncryption: '3'.repeat(64),
  database: '4'.repeat(64),
};

export interface TestApp {
  app: App;
  databases: Databases;
  ownerUrl: string;
  /** The clock of the API; the database keeps its own. */
  now: Date;
}

/** The whole API on a database of its own. `overrides` is asked once, when the tests start. */
export function testApp(overrides: () => Partial<AppDependencies> = () => ({})): TestApp {
  const database = testDatabase();
  const held = { now: NOON } as TestApp;
  beforeAll(async () => {
    held.databases = database.databases;
    held.ownerUrl = database.ownerUrl;
    held.app = await buildApp({
      databases: database.databases,
      clock: { now: () => held.now },
      secrets: SECRETS,
      origin: ORIGIN,
      oidc: { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test' },
      requestsPerMinute: 1_000_000,
      batchMinutes: 30, // voting has been open for an hour in most tests
      maximumLag: 0, // a test does in one moment what a day brings
      visitorCacheMilliseconds: 0,
      ...overrides(),
    });
    await held.app.ready();
  });
  afterAll(async () => {
    await held.app.close();
  });
  return held;
}

export interface Person {
  readonly grants?: readonly { readonly role: Role; readonly areaCode: string }[];
  readonly organisation?: string;
  readonly buurtCode?: string | null;
  readonly birthDate?: string | null;
  readonly name?: string;
}

/** Headers of somebody who signed in: a real session in the database, a real cookie. */
export async function signedIn(
  held: TestApp,
  person: Person = {},
): Promise<{ accountId: string; headers: { cookie: string; origin: string } }> {
  const accountId = crypto.randomUUID();
  const sessionId = newSessionId();
  const { site } = held.databases;
  await site.insert(account).values({
    id: accountId,
    issuer: 'test',
    subject: accountId,
    name: person.name ?? 'Testpersoon',
    email: null,
    organisation: person.organisation ?? null,
    createdAt: held.now,
  });
  for (const grant of person.grants ?? [])
    await site.insert(roleGrant).values({ accountId, ...grant, grantedAt: held.now });
  await site.insert(session).values({
    idHash: hashSessionId(sessionId),
    accountId,
    buurtCode: person.buurtCode ?? null,
    birthDate: person.birthDate ?? null,
    createdAt: held.now,
    expiresAt: new Date('2100-01-01T00:00:00Z'),
  });
  return { accountId, headers: { cookie: `session=${held.app.jwt.sign({ jti: sessionId })}`, origin: ORIGIN } };
}
