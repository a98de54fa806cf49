import { attempt, createApi } from '#lib/api/client.ts';

export type CountingState =
  { readonly kind: 'idle' } | { readonly kind: 'counting'; readonly done: number; readonly all: number };

const MILLISECONDS = 500;

/** Tells how far the count of a round is, while the server counts. */
export class CountFollower {
  state = $state.raw<CountingState>({ kind: 'idle' });

  /** @returns what ends it */
  start(roundId: string): () => void {
    this.state = { kind: 'counting', done: 0, all: 0 };
    const look = async (): Promise<void> => {
      const opened = await readProgress(roundId);
      if (opened !== null && this.state.kind === 'counting') this.state = { kind: 'counting', ...opened };
    };
    const timer = setInterval(() => void look(), MILLISECONDS);
    return () => {
      clearInterval(timer);
      this.state = { kind: 'idle' };
    };
  }
}

async function readProgress(roundId: string): Promise<{ readonly done: number; readonly all: number } | null> {
  try {
    const params = { path: { roundId } };
    const { data } = await attempt(createApi(fetch).GET('/v1/rounds/{roundId}/tally-progress', { params }));
    return data?.opened ?? null;
  } catch {
    return null; // no network: the next look may find it
  }
}
