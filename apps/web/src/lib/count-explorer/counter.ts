import type { Strictness } from '@wijkbegroting/domain/pabulib/problems.ts';
import type { Answers, Job, Reply, Request } from './protocol.ts';

/** How far a job is, from 0 to 1. */
export type Tell = (part: number) => void;

/** Why a job has no answer: the visitor or a newer choice stopped it, or the worker broke down. */
export interface NoAnswer {
  readonly code: 'stopped' | 'broken';
}

/** A job that was handed in. */
export interface Running<Answer> {
  readonly answer: Promise<Answer | NoAnswer>;
  /** Ends it, whether it is going on or still waits. Does nothing afterwards. */
  readonly stop: () => void;
}

interface Waiting {
  readonly job: Job;
  readonly tell: Tell;
  readonly resolve: (answer: Answers[Job['kind']] | NoAnswer) => void;
}

type JobOf<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>;

/** Whether a job came to its end. */
export function isAnswer<Answer extends object>(answer: Answer | NoAnswer): answer is Answer {
  return !('code' in answer);
}

/**
 * The worker as the page sees it. Jobs are done one after another. Stopping the one that is going on ends the worker; the
 * next job then gets a new one, which first reads the file again.
 */
export class Counter {
  readonly #start: () => Worker;
  #worker: Worker | undefined;
  /** The file that the jobs are about, and whether the worker of now has read it. */
  #file: { readonly file: Blob; readonly strictness: Strictness } | undefined;
  #hasRead = false;
  #queue: Waiting[] = [];
  #current: Waiting | undefined;
  #id = 0;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Reads a file; what was going on for another file stops. */
  read(file: Blob, strictness: Strictness): Running<Answers['read']> {
    this.stopAll();
    this.#file = { file, strictness };
    this.#hasRead = true;
    return this.#add({ kind: 'read', file, strictness }, () => undefined);
  }

  /** Hands in a job about the file that was read. */
  run<Kind extends Exclude<Job['kind'], 'read'>>(job: JobOf<Kind>, tell: Tell): Running<Answers[Kind]> {
    return this.#add(job, tell);
  }

  /** Stops whatever is going on or waits. */
  stopAll(): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const { resolve } of waiting) resolve({ code: 'stopped' });
    if (this.#current !== undefined) this.#end('stopped');
  }

  /** Stops everything and lets go of the worker. */
  close(): void {
    this.stopAll();
    this.#dismiss();
  }

  #add<Kind extends Job['kind']>(job: JobOf<Kind>, tell: Tell): Running<Answers[Kind]> {
    const { promise, resolve } = Promise.withResolvers<Answers[Job['kind']] | NoAnswer>();
    const waiting: Waiting = { job, tell, resolve };
    this.#queue.push(waiting);
    this.#next();
    const stop = (): void => {
      if (waiting === this.#current) this.#end('stopped');
      else if (this.#queue.includes(waiting)) {
        this.#queue = this.#queue.filter((one) => one !== waiting);
        resolve({ code: 'stopped' });
      }
    };
    // The worker answers a job with what belongs to its kind.
    return { answer: promise as Promise<Answers[Kind] | NoAnswer>, stop };
  }

  #next(): void {
    if (this.#current !== undefined) return;
    this.#current = this.#queue.shift();
    if (this.#current === undefined) return;
    this.#worker ??= this.#hire();
    if (!this.#hasRead && this.#file !== undefined) this.#send({ kind: 'read', ...this.#file });
    this.#hasRead = true;
    this.#send(this.#current.job);
  }

  #send(job: Job): void {
    this.#id += 1;
    const request: Request = { id: this.#id, job };
    this.#worker?.postMessage(request);
  }

  #hire(): Worker {
    const worker = this.#start();
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      this.#hear(data);
    });
    worker.addEventListener('error', () => {
      this.#end('broken');
    });
    return worker;
  }

  #hear(reply: Reply): void {
    const current = this.#current;
    if (current === undefined || reply.id !== this.#id) return;
    if (reply.kind === 'progress') {
      current.tell(reply.total === 0 ? 0 : Math.min(1, reply.done / reply.total));
      return;
    }
    this.#current = undefined;
    current.resolve(reply.answer);
    this.#next();
  }

  /** The worker cannot be told to stop while it counts, so it goes. */
  #end(code: NoAnswer['code']): void {
    const current = this.#current;
    this.#current = undefined;
    this.#dismiss();
    current?.resolve({ code });
    this.#next();
  }

  #dismiss(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#hasRead = false;
  }
}

/** Starts the worker; only in a browser. */
export function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
