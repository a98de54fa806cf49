import { readConfig } from '@wijkbegroting/api/config.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import { loadSecrets } from '@wijkbegroting/api/secrets.ts';
import { openProjectDatabase } from './database.ts';

const config = readConfig();
const database = await openProjectDatabase(config, loadSecrets(config.secretsFile));
try {
  const applied = await migrate(database.owner);
  for (const { area, name } of applied) process.stdout.write(`${area}/${name}\n`);
  if (applied.length === 0) process.stdout.write('De database is al bijgewerkt.\n');
} finally {
  await database.stop();
}
