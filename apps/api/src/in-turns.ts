import { setImmediate as breathe } from 'node:timers/promises';

const AT_ONCE = 200;

/** Maps a long list; after every so many items other requests go first. */
export async function mapInTurns<T, U>(items: readonly T[], work: (item: T) => U): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) {
    done.push(work(item));
    if (done.length % AT_ONCE === 0) await breathe();
  }
  return done;
}
