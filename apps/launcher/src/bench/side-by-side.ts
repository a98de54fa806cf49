import { type Contestant, type Figures, figuresOf, newScore, runFor } from './load.ts';
import type { ServerFigures } from './server-messages.ts';
import type { BenchServer } from './server-process.ts';

/** Turns that each side gets: on a shared machine both then have the same neighbours. */
const TURNS = 4;
/** Code runs slowly the first hundreds of times, until it has been compiled. */
const WARM_UP = { pieces: 1_500, atOnce: 250, maximum: 8_000 } as const;

export interface SideBySide {
  readonly subject: Figures;
  readonly server: ServerFigures;
  readonly beside: Figures;
}

/** How many pieces of work to have ready for one side, when it does this many a second at most. */
export function enoughFor(seconds: number, perSecond: number): number {
  return WARM_UP.pieces + perSecond + Math.ceil(seconds * perSecond);
}

/** Measures the server and what is put beside it in turns, after warming up both. */
export async function sideBySide(
  server: BenchServer,
  seconds: number,
  subject: Contestant,
  beside: Contestant,
): Promise<SideBySide> {
  const scores = { subject: newScore(), beside: newScore() };
  await warmUp(subject);
  await warmUp(beside);
  let seen = await server.tell('reset');
  for (let turn = 0; turn < TURNS; turn += 1) {
    await server.tell('watch');
    await runFor((1000 * seconds) / TURNS, subject, scores.subject);
    seen = await server.tell('rest');
    await runFor((1000 * seconds) / TURNS, beside, scores.beside);
  }
  await Promise.all([subject.close(), beside.close()]);
  return { subject: figuresOf(scores.subject), server: seen, beside: figuresOf(scores.beside) };
}

async function warmUp(contestant: Contestant): Promise<void> {
  const score = newScore();
  while (score.done < WARM_UP.pieces && score.milliseconds < WARM_UP.maximum) {
    const before = score.done;
    await runFor(WARM_UP.atOnce, contestant, score);
    if (score.done === before) return;
  }
}
