import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '@wijkbegroting/api/config.ts';
import { z } from 'zod';

const Address = z.object({ HOST: z.string(), PORT: z.string(), PUBLIC_ORIGIN: z.string() });

/** Keeps where the site was started last, so that other commands on the same data mean the same site. */
export function keepAddress(config: Config): void {
  const address: z.infer<typeof Address> = {
    HOST: config.host,
    PORT: String(config.port),
    PUBLIC_ORIGIN: config.origin,
  };
  fs.writeFileSync(fileOf(config), JSON.stringify(address));
}

/** The kept address as environment variables; none when the site was never started on this data. */
export function keptAddress(config: Config): Partial<z.infer<typeof Address>> {
  const file = fileOf(config);
  return fs.existsSync(file) ? Address.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : {};
}

function fileOf({ dataFolder }: Config): string {
  return path.join(dataFolder, 'adres.json');
}
