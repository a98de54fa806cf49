import { setTimeout as pause } from 'node:timers/promises';
import { styleText } from 'node:util';

/** Progress goes to standard error, so that what a command reports can be piped. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs one step of a long command: its name first, then how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  process.stderr.write(`${styleText('dim', '·')} ${name} … `);
  const start = performance.now();
  try {
    const result = await work();
    say(styleText('green', `klaar (${seconds(performance.now() - start)})`));
    return result;
  } catch (error) {
    say(styleText('red', 'mislukt'));
    throw error;
  }
}

/** A bar that rewrites its own line on a terminal, and stays silent where there is none. */
export function bar(name: string, total: number): (done: number) => void {
  return (done) => {
    if (!process.stderr.isTTY) return;
    const filled = Math.round((20 * done) / Math.max(1, total));
    process.stderr.write(
      `\r  ${name} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${String(done)}/${String(total)}${done === total ? '\n' : ''}`,
    );
  };
}

/** Waits until a moment, and shows how far that is. */
export async function waitUntil(name: string, moment: number): Promise<void> {
  const total = Math.max(0, Math.ceil((moment - Date.now()) / 1_000));
  const progress = bar(name, total);
  for (let waited = 0; waited < total; waited += 1) {
    progress(waited);
    await pause(1_000);
  }
  progress(total);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;
}
