import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '@wijkbegroting/api/config.ts';
import type { DatabaseUrls } from '@wijkbegroting/api/database/client.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import { emptyDatabase, isDemoAlone } from './empty-database.ts';

/** Runs the building of the demo, and leaves a mark when it is broken off. */
export async function marked<T>(config: Config, build: () => Promise<T>): Promise<T> {
  fs.writeFileSync(markOf(config), '');
  const built = await build();
  fs.rmSync(markOf(config));
  return built;
}

export function isUnfinished(config: Config): boolean {
  return fs.existsSync(markOf(config));
}

/** Empties a database with half a demo, so that it is built anew. With rounds of somebody else in it, all stays. */
export async function discardUnfinished(config: Config, owner: DatabaseUrls): Promise<void> {
  if (await isDemoAlone(owner.site)) {
    await emptyDatabase(owner);
    await migrate(owner);
  }
  fs.rmSync(markOf(config));
}

function markOf({ dataFolder }: Config): string {
  return path.join(dataFolder, 'demo-onaf');
}
