import { describe, expect, test } from 'vitest';
import { readChoice } from './choice.ts';
import { Counter, isAnswer } from './counter.ts';
import type { Reply, Request } from './protocol.ts';

/** A worker that answers only when the test says so. */
class HandWorker extends EventTarget {
  readonly asked: Request[] = [];
  isEnded = false;

  postMessage(request: Request): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.isEnded = true;
  }

  reply(reply: object): void {
    const id = this.asked.at(-1)?.id ?? 0;
    this.dispatchEvent(new MessageEvent<Reply>('message', { data: { id, ...reply } as Reply }));
  }
}

function handCounter() {
  const workers: HandWorker[] = [];
  const counter = new Counter(() => {
    workers.push(new HandWorker());
    return workers.at(-1) as unknown as Worker;
  });
  const kinds = (at: number) => workers[at]?.asked.map(({ job }) => job.kind);
  return { counter, workers, kinds };
}

const FILE = new Blob(['META']);
const JOB = { kind: 'count', choice: readChoice(new URLSearchParams()), lots: [] } as const;
const quiet = () => undefined;

describe('the worker as the page sees it', () => {
  test('does one thing at a time, and tells how far it is', async () => {
    const { counter, workers, kinds } = handCounter();
    const read = counter.read(FILE, 'refuse');
    const told: number[] = [];
    const count = counter.run<'count'>(JOB, (part) => told.push(part));
    expect(kinds(0)).toEqual(['read']);
    workers[0]?.reply({ kind: 'answer', answer: { kind: 'election' } });
    expect(await read.answer).toEqual({ kind: 'election' });
    expect(kinds(0)).toEqual(['read', 'count']);
    workers[0]?.reply({ kind: 'progress', done: 1, total: 4 });
    workers[0]?.reply({ kind: 'progress', done: 9, total: 4 });
    workers[0]?.reply({ kind: 'progress', done: 0, total: 0 });
    workers[0]?.reply({ kind: 'answer', answer: { kind: 'tie' } });
    expect(await count.answer).toEqual({ kind: 'tie' });
    expect(told).toEqual([0.25, 1, 0]);
  });

  test('ends when a job is stopped; the next one reads the file again and gets no old answer', async () => {
    const { counter, workers, kinds } = handCounter();
    void counter.read(FILE, 'warn');
    workers[0]?.reply({ kind: 'answer', answer: { kind: 'election' } });
    const first = counter.run<'count'>(JOB, quiet);
    first.stop();
    expect(await first.answer).toEqual({ code: 'stopped' });
    expect(workers[0]?.isEnded).toBe(true);
    const second = counter.run<'count'>(JOB, quiet);
    expect(kinds(1)).toEqual(['read', 'count']);
    expect(workers[1]?.asked[0]?.job).toMatchObject({ strictness: 'warn' });
    workers[1]?.reply({ kind: 'answer', id: workers[1].asked[0]?.id, answer: { kind: 'election' } });
    workers[1]?.reply({ kind: 'answer', answer: { kind: 'count' } });
    expect(await second.answer).toEqual({ kind: 'count' });
  });

  test('goes on with the next job when one breaks it down', async () => {
    const { counter, workers, kinds } = handCounter();
    void counter.read(FILE, 'refuse');
    workers[0]?.reply({ kind: 'answer', answer: { kind: 'election' } });
    const broken = counter.run<'count'>(JOB, quiet);
    const next = counter.run<'compare'>({ ...JOB, kind: 'compare' }, quiet);
    workers[0]?.dispatchEvent(new Event('error'));
    expect(await broken.answer).toEqual({ code: 'broken' });
    expect(kinds(1)).toEqual(['read', 'compare']);
    counter.close();
    expect(await next.answer).toEqual({ code: 'stopped' });
    expect(workers[1]?.isEnded).toBe(true);
  });

  test('lets a waiting job go without a trace', async () => {
    const { counter, workers, kinds } = handCounter();
    void counter.read(FILE, 'refuse');
    const waiting = counter.run<'count'>(JOB, quiet);
    waiting.stop();
    waiting.stop();
    workers[0]?.reply({ kind: 'answer', answer: { kind: 'election' } });
    expect(await waiting.answer).toEqual({ code: 'stopped' });
    expect(kinds(0)).toEqual(['read']);
    expect(isAnswer({ kind: 'count' })).toBe(true);
  });

  test('reads another file and drops what was asked about the one before', async () => {
    const { counter, kinds } = handCounter();
    const first = counter.read(FILE, 'refuse');
    const count = counter.run<'count'>(JOB, quiet);
    void counter.read(FILE, 'warn');
    expect(await first.answer).toEqual({ code: 'stopped' });
    expect(await count.answer).toEqual({ code: 'stopped' });
    expect(kinds(1)).toEqual(['read']);
  });
});
