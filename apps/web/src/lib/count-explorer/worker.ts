import { invariant } from '@wijkbegroting/domain';
import type { LoadedElection } from './election-view.ts';
import { readElection, startJob, type Working } from './jobs.ts';
import type { Answers, Job, Reply, Request } from './protocol.ts';

// Counts beside the page, so that the page stays alive. It does one thing at a time and knows no stopping: to stop a
// count the page ends this worker and starts another.

/** Between two messages about how far it is. */
const PROGRESS_MILLISECONDS = 80;

let loaded: LoadedElection | undefined;

/** Jobs that came while a file was being read wait for it. */
let work = Promise.resolve();

addEventListener('message', ({ data: { id, job } }: MessageEvent<Request>) => {
  work = work.then(() => answer(id, job)).catch(reportError);
});

async function answer(id: number, job: Job): Promise<void> {
  if (job.kind === 'read') {
    const read = readElection(await job.file.text(), job.strictness);
    loaded = read.loaded;
    tell({ kind: 'answer', id, answer: read.answer });
    return;
  }
  invariant(loaded !== undefined, 'a file is read before it is counted');
  tell({ kind: 'answer', id, answer: workThrough(id, startJob(loaded, job)) });
}

function workThrough<Kind extends Job['kind']>(id: number, working: Working<Kind>): Answers[Kind] {
  let toldAt = performance.now();
  for (;;) {
    const { done, value } = working.next();
    if (done === true) return value;
    if (performance.now() - toldAt < PROGRESS_MILLISECONDS) continue;
    toldAt = performance.now();
    tell({ kind: 'progress', id, done: value.done, total: value.total });
  }
}

function tell(reply: Reply): void {
  postMessage(reply);
}
