#!/usr/bin/env node
import { HELP } from './help.ts';
import { readOptions } from './options.ts';
import { say, showProgress } from './progress.ts';
import { jsonAnswer, reportOf } from './report.ts';
import { verifyFile } from './verify-file.ts';

/** No check failed. */
const VERIFIED = 0;
const FAILED = 1;
/** What was typed is wrong, or a file cannot be read. */
const REFUSED = 2;

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = REFUSED;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return VERIFIED;
  }
  const verified = await verifyFile(options, showProgress());
  if (verified.unreadable !== null) throw new Error(`${options.file}: is no zip that can be read`);
  process.stdout.write(`${options.json ? jsonAnswer(verified) : reportOf(verified)}\n`);
  return verified.ok ? VERIFIED : FAILED;
}
