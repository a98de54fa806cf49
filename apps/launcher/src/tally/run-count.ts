import {
  type Election,
  err,
  NO_LOTS,
  ok,
  orderByCost,
  orderByIds,
  type Place,
  type Progress,
  type Result,
  settleBy,
  type TieBreaker,
} from '@wijkbegroting/domain';
import type { TieOption } from './options.ts';
import { placesIn } from './read-election.ts';

/** How ties are settled in this election; the errors name what is not in it. */
export function tieBreakerFor(election: Election, tie: TieOption): Result<TieBreaker, readonly string[]> {
  if (tie.kind === 'none') return ok(NO_LOTS);
  if (tie.kind === 'lex') return ok(settleBy(orderByIds(election)));
  if (tie.kind === 'es') return ok(settleBy(orderByCost(election)));
  const places = placesIn(election, tie.ids);
  return places.ok ? ok(drawnAmong(places.value)) : err(places.error.map((problem) => `--tie: ${problem}`));
}

/** Drawn lots settle what is tied among the drawn projects, and nothing else. */
function drawnAmong(order: readonly Place[]): TieBreaker {
  const drawn = new Set(order);
  const settle = settleBy(order);
  return (between, canMatter) => (between.every((place) => drawn.has(place)) ? settle(between, canMatter) : undefined);
}

/** Progress is shown when a count takes longer than this, and this often. */
const MILLISECONDS = 500;

/** Runs a count to its end; a long one shows on a terminal how far it is. */
export function runToEnd<Outcome>(name: string, counting: Generator<Progress, Outcome, void>): Outcome {
  let shown = performance.now();
  let isShown = false;
  for (;;) {
    const { done, value } = counting.next();
    if (done === true) {
      if (isShown) process.stderr.write('\r\u001b[K');
      return value;
    }
    if (process.stderr.isTTY && performance.now() - shown > MILLISECONDS) {
      shown = performance.now();
      isShown = true;
      process.stderr.write(`\r${barOf(name, value)}`);
    }
  }
}

function barOf(name: string, { done, total }: Progress): string {
  const part = Math.min(1, Math.max(0, done / Math.max(1, total)));
  const filled = Math.round(20 * part);
  return `  ${name} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${String(Math.floor(100 * part))} %`;
}
