import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Secret = z.string().regex(/^[0-9a-f]{64}$/);

const SecretsFile = z.strictObject({
  /** Signs the session cookie. */
  session: Secret,
  /** Keys the hashes of voting codes; never stored in the database. */
  codePepper: Secret,
  /** Encrypts the issuer and receipt keys at rest. */
  keyEncryption: Secret,
  /** Password of the embedded database. */
  database: Secret,
});

export type Secrets = z.infer<typeof SecretsFile>;

/**
 * Reads the secrets, or makes them at the first start (32 random bytes each, file readable by its owner only).
 * Losing the file makes printed codes worthless, so it belongs in the backup, apart from the database.
 */
export function loadSecrets(file: string): Secrets {
  if (!fs.existsSync(file)) writeSecrets(file);
  return SecretsFile.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}

function writeSecrets(file: string): void {
  const secret = (): string => crypto.randomBytes(32).toString('hex');
  const secrets: Secrets = { session: secret(), codePepper: secret(), keyEncryption: secret(), database: secret() };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}
