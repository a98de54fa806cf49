// One door for every task. It needs only some Node with npm: it fetches the pinned pnpm, and the pinned Node when this
// one is too old, into .tools, installs the workspace and runs the task. What it says goes to standard error.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { installOnce } from './install.mjs';
import { ROOT, taskEnvironment } from './toolchain.mjs';
import { TASKS } from './tasks.mjs';

const parent = process.ppid;
const [name = 'start', ...rest] = process.argv.slice(2);
const steps = TASKS[name]?.(rest);
if (steps === undefined) {
  process.stderr.write(`Onbekende opdracht "${name}". Er is: ${Object.keys(TASKS).join(', ')}\n`);
  process.exit(2);
}

await installOnce();
for (const step of steps) {
  const code = await run(step);
  if (code !== 0) process.exit(code);
}

/** Runs one step in the foreground, hands signals on, and stops it when the caller has gone. */
function run({ command, args, folder = '.', env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: path.join(ROOT, folder),
      env: { ...taskEnvironment(), ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    const stop = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    // `npm start` does not pass on a SIGTERM: an orphaned task ends itself.
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const each of signals) process.off(each, stop);
      resolve(code ?? (signal === null ? 0 : 1));
    });
  });
}
