import fs from 'node:fs';
import path from 'node:path';
import type { HeldShare } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import type { Config } from '@wijkbegroting/api/config.ts';
import { formatShareCode } from '@wijkbegroting/domain';

/** Real shares are with the trustees and nowhere else. These open an invented round, so a file on this machine may hold them. */
function shareFile({ dataFolder }: Config): string {
  return path.join(dataFolder, 'demo-sleuteldelen.csv');
}

/** Keeps the shares of the demo round, for whoever plays a trustee. */
export function keepShares(config: Config, shares: readonly HeldShare[]): void {
  const lines = shares.map(({ trustee, share }) => `${trustee};${formatShareCode(share)}`);
  fs.writeFileSync(shareFile(config), ['sleutelhouder;sleuteldeel', ...lines, ''].join('\n'), { mode: 0o600 });
}

/** Shares of an earlier demo open nothing any more. */
export function forgetShares(config: Config): void {
  fs.rmSync(shareFile(config), { force: true });
}

/** The file with shares to try; undefined while the demo round has none. */
export function keptShares(config: Config): string | undefined {
  return fs.existsSync(shareFile(config)) ? shareFile(config) : undefined;
}
