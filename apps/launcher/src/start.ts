import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '@wijkbegroting/api/app.ts';
import { type Config, type OidcConfig, readConfig } from '@wijkbegroting/api/config.ts';
import { type Databases, openDatabases } from '@wijkbegroting/api/database/client.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import { unfitFor } from '@wijkbegroting/api/database/readiness.ts';
import { readHaarlemAreas } from '@wijkbegroting/api/features/areas/haarlem-files.ts';
import { loadAreas } from '@wijkbegroting/api/features/areas/load-areas.ts';
import { round } from '@wijkbegroting/api/database/schema/site.ts';
import { loadSecrets, type Secrets } from '@wijkbegroting/api/secrets.ts';
import { invariant } from '@wijkbegroting/domain';
import { buildDemo } from './demo/build-demo.ts';
import { seedPersonas } from './demo/people.ts';
import { discardUnfinished, isUnfinished } from './demo/unfinished.ts';
import { startDemoLogin } from './demo-login.ts';
import { openProjectDatabase } from './database.ts';
import { invitation } from './invitation.ts';
import { keepAddress } from './kept-address.ts';
import { say, step } from './progress.ts';
import { settleMemory } from './settle-memory.ts';
import { buildWeb, isWebBuilt, WEB_HANDLER_URL } from './web-build.ts';

/** In which phase a newcomer finds the demo round: there is most to do. */
const FIRST_LOOK = 'stemmen';

/** What must be undone at the end, last first. */
const cleanUps: (() => Promise<unknown>)[] = [];

const stopped = new Promise<string>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      resolve(signal);
    });
});

try {
  await Promise.race([start(), stopped]);
  await stopped;
  say('Alles stopt. Wat is opgeslagen, blijft bewaard.');
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
for (const cleanUp of cleanUps.toReversed()) await cleanUp();
process.exit();

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { leeg: { type: 'boolean', default: false } } });
  const config = readConfig();
  const secrets = loadSecrets(config.secretsFile);
  const databases = await prepareDatabase(config, secrets);
  if (!isWebBuilt()) await step('Website bouwen', buildWeb);
  const oidc = config.oidc ?? (await step('Voorbeeld-inlog starten', () => demoLogin(config, databases)));
  await step('Website starten', () => serve(config, secrets, databases, oidc));
  if (config.oidc === undefined && !values.leeg && !(await hasRounds(databases))) {
    await buildDemo({ databases, secrets, config, asked: FIRST_LOOK, issuer: oidc.issuer });
  }
  settleMemory();
  process.stdout.write(invitation(config));
}

async function prepareDatabase(config: Config, secrets: Secrets): Promise<Databases> {
  const database = await step('Database starten', () => openProjectDatabase(config, secrets));
  cleanUps.push(() => database.stop());
  if (config.migrates) await step('Database bijwerken', () => migrate(database.owner));
  const isHalfDemo = !config.production && isUnfinished(config);
  if (isHalfDemo) await step('Half voorbeeld opruimen', () => discardUnfinished(config, database.owner));
  const databases = openDatabases(await database.daily());
  cleanUps.push(() => databases.close());
  if (config.production) await step('Database nakijken', () => requireFit(databases));
  await step('Wijken en buurten laden', () => loadAreas(databases.site, readHaarlemAreas()));
  return databases;
}

/** A real round needs a database that loses nothing and keeps its areas apart. */
async function requireFit(databases: Databases): Promise<void> {
  const faults = await unfitFor(databases);
  if (faults.length > 0) throw new Error(`DATABASE_URL: not fit for production\n  ${faults.join('\n  ')}`);
}

async function hasRounds({ site }: Databases): Promise<boolean> {
  return (await site.$count(round)) > 0;
}

/** Anyone can sign in as anyone here, so production never gets to this: its settings ask for a real provider. */
async function demoLogin(config: Config, { site }: Databases): Promise<OidcConfig> {
  invariant(!config.production, 'the demo login is for the demo only');
  const login = await startDemoLogin(config);
  cleanUps.push(() => login.stop());
  await seedPersonas(site, login.oidc.issuer, new Date());
  return login.oidc;
}

async function serve(config: Config, secrets: Secrets, databases: Databases, oidc: OidcConfig): Promise<void> {
  const app = await buildApp({
    databases,
    clock: { now: () => new Date() },
    secrets,
    origin: config.origin,
    batchMinutes: config.batchMinutes,
    headsFile: path.join(config.dataFolder, 'log-heads.json'),
    oidc,
    trustedProxies: config.trustedProxies,
    log: 'stderr',
    webHandlerUrl: WEB_HANDLER_URL,
  });
  await app.listen({ host: config.host, port: config.port });
  if (!config.production) keepAddress(config);
  cleanUps.push(() => app.close());
}
