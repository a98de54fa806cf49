import { readConfig } from '@wijkbegroting/api/config.ts';
import { loadSecrets } from '@wijkbegroting/api/secrets.ts';

// Production refuses to start without this file, so it is made apart and on purpose.
const { secretsFile } = readConfig({ ...process.env, MODE: 'demo', NODE_ENV: '' });
loadSecrets(secretsFile);
process.stdout.write(`${secretsFile}\n`);
