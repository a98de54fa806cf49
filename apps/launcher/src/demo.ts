import { parseArgs } from 'node:util';
import { readConfig } from '@wijkbegroting/api/config.ts';
import { openDatabases } from '@wijkbegroting/api/database/client.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import { loadSecrets } from '@wijkbegroting/api/secrets.ts';
import { openProjectDatabase } from './database.ts';
import { buildDemo } from './demo/build-demo.ts';
import { PHASE_WORDS, type PhaseWord } from './demo/demo-file.ts';
import { keptShares } from './demo/share-file.ts';
import { emptyDatabase, otherRounds } from './demo/empty-database.ts';
import { demoIssuer } from './demo-login.ts';
import { keptAddress } from './kept-address.ts';
import { say, step } from './progress.ts';

const WORDS = Object.keys(PHASE_WORDS) as PhaseWord[];

const HELP = `Zet de voorbeeldronde in een bepaalde stap.

  npm run --silent demo -- --phase STAP [--wis-alles]

  --phase STAP   ${WORDS.join(', ')}
  --wis-alles    ook als er andere rondes dan de voorbeeldronde in de database staan
  --help         deze uitleg

De database begint opnieuw: alles wat er in het voorbeeld is gedaan, verdwijnt. Een stap na het
stemmen duurt ongeveer twee minuten, omdat er echt wordt gestemd en geteld. Werkt ook als npm start al draait.
`;

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      phase: { type: 'string' },
      'wis-alles': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const asked = WORDS.find((word) => word === values.phase);
  if (asked === undefined) {
    if (values.phase !== undefined) say(`Er is geen stap "${values.phase}".\n`);
    process.stderr.write(HELP);
    return 2;
  }
  return putAt(asked, values['wis-alles']);
}

async function putAt(asked: PhaseWord, mayDiscard: boolean): Promise<number> {
  const config = readConfig({ ...keptAddress(readConfig()), ...process.env });
  if (config.production) throw new Error('De voorbeeldronde is er niet in productie.');
  const secrets = loadSecrets(config.secretsFile);
  const database = await step('Database starten', () => openProjectDatabase(config, secrets));
  try {
    const others = await otherRounds(database.owner.site);
    if (others.length > 0 && !mayDiscard) {
      say(`Er staan ook andere rondes in de database: ${others.join(', ')}. Met --wis-alles verdwijnen die.`);
      return 1;
    }
    await step('Database leegmaken', () => emptyDatabase(database.owner));
    await migrate(database.owner);
    const databases = openDatabases(await database.daily());
    try {
      const codes = await buildDemo({ databases, secrets, config, asked, issuer: demoIssuer(config) });
      process.stdout.write(`De voorbeeldronde staat in de stap "${asked}": ${config.origin}/rondes/parkwijk-2027\n`);
      if (codes !== undefined) process.stdout.write(`Stemcodes om mee te proberen: ${codes}\n`);
      const shares = keptShares(config);
      if (shares !== undefined) process.stdout.write(`Sleuteldelen om de stembus mee te openen: ${shares}\n`);
    } finally {
      await databases.close();
    }
  } finally {
    await database.stop();
  }
  return 0;
}
