import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '@wijkbegroting/api/config.ts';
import type { DemoVoter } from './roll-file.ts';

/** Real codes go in letters and are kept nowhere. These open an invented round, so a file on this machine may hold them. */
function codeFile({ dataFolder }: Config): string {
  return path.join(dataFolder, 'demo-stemcodes.csv');
}

/** Keeps the codes that nobody has used yet. @returns the file */
export function keepCodes(config: Config, voters: readonly DemoVoter[]): string {
  const lines = voters.map(({ code, birthDate }) => `${code};${birthDate.slice(0, 4)}`);
  fs.writeFileSync(codeFile(config), ['stemcode;geboortejaar', ...lines, ''].join('\n'), { mode: 0o600 });
  return codeFile(config);
}

/** Codes of an earlier demo open nothing any more. */
export function forgetCodes(config: Config): void {
  fs.rmSync(codeFile(config), { force: true });
}

/** The file with codes to try; undefined while the demo round has none. */
export function keptCodes(config: Config): string | undefined {
  return fs.existsSync(codeFile(config)) ? codeFile(config) : undefined;
}
