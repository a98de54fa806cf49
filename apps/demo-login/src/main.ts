import { readConfig } from './config.ts';
import { signsOfProduction } from './guard.ts';
import { startDemoLogin } from './server.ts';

const PARENT_CHECK_MILLISECONDS = 1000;

/** The entry of the demo login's own process: reads its environment, starts, and stops with its parent. */
async function main(): Promise<void> {
  const stopping = Promise.race([parentGone(), signalled()]);
  const config = readConfig(process.env);
  const errors = [...signsOfProduction(process.env), ...(config.ok ? [] : config.errors)];
  if (!config.ok || errors.length > 0) throw new Error(errors.join('; '));

  const demoLogin = await startDemoLogin({ ...config.value, log });
  log(`listens on ${demoLogin.url}. Only for the demo: anyone can sign in as anyone`);
  process.send?.({ kind: 'listening', url: demoLogin.url });
  log(`stops: ${await stopping}`);
  await demoLogin.close();
}

/** With a channel its end is the sign; without one a new parent is, as the system adopts orphans. */
function parentGone(): Promise<string> {
  const parent = process.ppid;
  return new Promise((resolve) => {
    process.once('disconnect', () => {
      resolve('the parent closed the channel');
    });
    setInterval(() => {
      if (process.ppid !== parent) resolve('the parent has gone');
    }, PARENT_CHECK_MILLISECONDS).unref();
  });
}

function signalled(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => {
        resolve(signal);
      });
    }
  });
}

function log(line: string): void {
  process.stdout.write(`demo-login: ${line}\n`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`demo-login: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
