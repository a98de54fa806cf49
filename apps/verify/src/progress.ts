import type { VerifyProgress } from '@wijkbegroting/audit/verify-bundle.ts';

/** Lines and the bar go to standard error, so that what a command reports can be piped. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

const WIDTH = 30;
const LINE_EVERY = 10_000;
const DRAW_EVERY = 100;

/** A bar that rewrites its own line on a terminal, and a line now and then where there is none. */
export function showProgress(): (progress: VerifyProgress) => void {
  let drawnAt = 0;
  let told = 0;
  return ({ ballots, of }) => {
    const total = Math.max(of ?? 0, ballots, 1);
    if (!process.stderr.isTTY) {
      if (ballots - told < LINE_EVERY) return;
      told = ballots;
      say(`${ballots} of ${total} ballots checked`);
      return;
    }
    const isDone = ballots === total;
    if (!isDone && Date.now() - drawnAt < DRAW_EVERY) return;
    drawnAt = Date.now();
    const filled = Math.round((WIDTH * ballots) / total);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    process.stderr.write(`\r  ballots ${bar} ${ballots}/${total}${isDone ? '\n' : ''}`);
  };
}
