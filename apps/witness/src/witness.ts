import { formatVerifierKey } from '@wijkbegroting/domain';
import { readConfig, readKeyConfig } from './config.ts';
import { HELP } from './help.ts';
import { makeKeyFile, readKeyFile } from './key-file.ts';
import { lockState } from './lock.ts';
import { logClient } from './log-client.ts';
import { type Options, readOptions } from './options.ts';
import { report } from './report.ts';
import { type Visit, visitLog, type Witness } from './visit.ts';
import { watchLog } from './watch.ts';

/** Ended as it should. */
const WELL = 0;
/** The log could not be asked, or the look was broken off. */
const UNDECIDED = 3;
/** What was typed, the config, the key or the state is wrong; nothing was cosigned. */
const WRONG = 2;

const CODES: Readonly<Record<Visit['kind'], number>> = {
  cosigned: 0,
  unchanged: 0,
  empty: 0,
  refused: 1,
  failed: UNDECIDED,
};

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = WRONG;
}

async function main(): Promise<number> {
  // npm runs commands in the folder of the project; INIT_CWD is where the person is.
  const options = readOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options === undefined) {
    process.stdout.write(HELP);
    return WELL;
  }
  return options.task === 'init' ? init(options) : witness(options);
}

function init({ config }: Options): number {
  const keyConfig = readKeyConfig(config);
  const { verifierKey } = makeKeyFile(keyConfig);
  process.stderr.write(`Your private key is in ${keyConfig.keyFile}. Hand this line to the gemeente:\n`);
  process.stdout.write(`${formatVerifierKey(verifierKey)}\n`);
  return WELL;
}

async function witness({ config: file, task }: Options): Promise<number> {
  const config = readConfig(file);
  const key = readKeyFile(config);
  lockState(config.stateFile);
  // Watching ends by being stopped; a single look that is stopped has seen nothing.
  const stopped = task === 'watch' ? WELL : UNDECIDED;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(stopped));
  const told: Witness = { config, key, client: logClient(config), now: () => new Date() };
  if (task === 'watch') {
    process.stderr.write(`${formatVerifierKey(key.verifierKey)} watches ${config.round} on ${config.server}\n`);
    return CODES[(await watchLog(told, config.everySeconds)).kind];
  }
  const visit = await visitLog(told);
  report(visit, told.now());
  return CODES[visit.kind];
}
