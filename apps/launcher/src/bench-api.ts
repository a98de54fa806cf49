import fs from 'node:fs';
import { dayOf, invariant } from '@wijkbegroting/domain';
import { ask } from './bench/bare-database.ts';
import { type BenchStage, setStage } from './bench/bench-stage.ts';
import { measureCasts } from './bench/measure-casts.ts';
import { measureList } from './bench/measure-list.ts';
import { measurePages } from './bench/measure-pages.ts';
import { codesNeeded, measurePasses } from './bench/measure-passes.ts';
import type { Bench, Measures, Outcome } from './bench/measure.ts';
import { HELP, type Options, readOptions } from './bench/options.ts';
import { asJson, asTable, settingOf } from './bench/report.ts';
import { startServer } from './bench/server-process.ts';
import { temporaryFolder } from './bench/temporary-folder.ts';
import { say, step } from './progress.ts';
import { isWebBuilt, WEB_HANDLER_URL } from './web-build.ts';

const MEASURES: Measures = {
  casts: measureCasts,
  passes: measurePasses,
  list: measureList,
  pages: measurePages,
};

/** On the roll at least, so that every buurt has people. */
const SMALLEST_ROLL = 600;

/** What must be undone at the end, last first. */
const cleanUps: (() => Promise<unknown>)[] = [];

const stopped = new Promise<never>((_resolve, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      reject(new Error('Gestopt. Er blijft niets achter.'));
    });
});

try {
  await Promise.race([main(), stopped]);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
for (const cleanUp of cleanUps.toReversed()) await cleanUp();
process.exit();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const bench = await prepare(options);
  const outcome = await measureAll(bench);
  const { database, durability } = await databaseFacts(bench.stage);
  const setting = settingOf(dayOf(new Date()), database, durability);
  process.stdout.write(options.json ? asJson(setting, options, outcome) : asTable(setting, options, outcome));
  if (!outcome.isRight) process.exitCode = 1;
}

async function prepare(options: Options): Promise<Bench> {
  const folder = temporaryFolder();
  cleanUps.push(() => fs.promises.rm(folder, { recursive: true, force: true }));
  const stage = await setStage({
    folder,
    voters: SMALLEST_ROLL + (options.only.includes('passes') ? codesNeeded(options.seconds) : 0),
    atEnd: (cleanUp) => cleanUps.push(cleanUp),
  });
  const hasPages = options.only.includes('pages') && fs.existsSync(new URL(WEB_HANDLER_URL));
  const web = hasPages ? { webHandlerUrl: WEB_HANDLER_URL } : {};
  const server = await step('Server starten', () => startServer({ urls: stage.daily, secrets: stage.secrets, ...web }));
  cleanUps.push(() => server.stop());
  return { stage, server, options, hasPages };
}

async function measureAll(bench: Bench): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const name of bench.options.only) outcomes.push(await MEASURES[name](bench));
  const isOld = bench.hasPages && !isWebBuilt();
  return {
    measured: outcomes.flatMap(({ measured }) => measured),
    notes: [...outcomes.flatMap(({ notes }) => notes), ...(isOld ? ['pages: de build is ouder dan de bron'] : [])],
    isRight: outcomes.every(({ isRight }) => isRight),
  };
}

/** Read from the running database, not from what was asked of it. @throws when a commit would not be durable */
async function databaseFacts({ owner }: BenchStage) {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes'];
  const rows = await ask<{ name: string; setting: string }>(
    owner.urn,
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
    [names],
  );
  const { server_version: database = '', ...durability } = Object.fromEntries(
    rows.map(({ name, setting }) => [name, setting]),
  );
  invariant(
    Object.values(durability).every((value) => value === 'on'),
    'the database is as durable as in production',
  );
  return { database, durability };
}
