import { fetchBundle } from './fetch-bundle.ts';
import type { Reply, Request } from './protocol.ts';
import type { RecountView } from './recount-view.ts';
import { startWorker } from './start-worker.ts';

/** Where a recount is. */
export type RecountState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'fetching' | 'checking'; readonly done: number; readonly all: number }
  | { readonly kind: 'failed'; readonly why: 'network' | 'refused' | 'broken' }
  | { readonly kind: 'done'; readonly view: RecountView };

/** Fetches a bundle or takes one, and has it checked and counted beside the page. One at a time. */
export class Recounter {
  state = $state.raw<RecountState>({ kind: 'idle' });

  #worker: Worker | undefined;
  #fetching: AbortController | undefined;

  /** From the site. */
  async fetch(address: string): Promise<void> {
    this.stop();
    const fetching = new AbortController();
    this.#fetching = fetching;
    this.state = { kind: 'fetching', done: 0, all: 0 };
    const tell = (done: number, all: number): void => {
      if (this.#fetching === fetching) this.state = { kind: 'fetching', done, all };
    };
    const fetched = await fetchBundle(address, tell, fetching.signal);
    if (this.#fetching !== fetching) return; // stopped meanwhile
    if (fetched.kind === 'bundle') this.open(fetched.bundle);
    else this.state = { kind: 'failed', why: fetched.kind };
  }

  /** From a file of the visitor. */
  open(bundle: Blob): void {
    this.stop();
    this.state = { kind: 'checking', done: 0, all: 0 };
    const worker = startWorker();
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      this.#hear(data);
    });
    worker.addEventListener('error', () => {
      this.stop();
      this.state = { kind: 'failed', why: 'broken' };
    });
    worker.postMessage({ bundle } satisfies Request);
  }

  /** Ends whatever is going on. */
  stop(): void {
    this.#fetching?.abort();
    this.#fetching = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.state = { kind: 'idle' };
  }

  #hear(reply: Reply): void {
    if (reply.kind === 'progress') {
      this.state = { kind: 'checking', done: reply.done, all: reply.of ?? 0 };
      return;
    }
    this.stop();
    this.state = { kind: 'done', view: reply.view };
  }
}
