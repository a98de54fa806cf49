import { buildApp } from './app.ts';
import { openDatabases } from './database/client.ts';

/** Nothing connects to these: pools open at their first query, and describing asks none. */
const NOWHERE = 'postgresql://127.0.0.1:1/nowhere';
const SECRET = '0'.repeat(64);

/** The OpenAPI document of every route, as JSON text; the same code gives the same text. */
export async function describeApi(): Promise<string> {
  const databases = openDatabases({ site: NOWHERE, roll: NOWHERE, urn: NOWHERE });
  const app = await buildApp({
    databases,
    clock: { now: () => new Date(0) },
    secrets: { session: SECRET, codePepper: SECRET, keyEncryption: SECRET, database: SECRET },
    batchMinutes: 360,
    origin: 'http://127.0.0.1',
    oidc: { issuer: 'http://127.0.0.1:1', clientId: 'none', clientSecret: 'none' },
    heads: { look: () => Promise.resolve(), isDoubted: () => false }, // there are no logs to look at
  });
  try {
    await app.ready();
    return `${JSON.stringify(app.swagger(), null, 2)}\n`;
  } finally {
    await app.close();
    await databases.close();
  }
}
