import { verifyBundle } from '@wijkbegroting/audit/verify-bundle.ts';
import type { Reply, Request } from './protocol.ts';
import { recountView } from './recount-view.ts';
import { startSliceWorkers } from './start-slice-workers.ts';

// Checks and counts beside the page. To stop it the page ends this worker, and with it those that check ballots for it.

const PROGRESS_MILLISECONDS = 100;

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  work(data).catch(reportError);
});

async function work({ bundle }: Request): Promise<void> {
  let toldAt = 0;
  const verification = await verifyBundle(bundle, {
    startWorkers: startSliceWorkers,
    onProgress: ({ ballots: done, of }) => {
      if (performance.now() - toldAt < PROGRESS_MILLISECONDS) return;
      toldAt = performance.now();
      tell({ kind: 'progress', done, of });
    },
  });
  tell({ kind: 'done', view: recountView(verification) });
}

function tell(reply: Reply): void {
  postMessage(reply);
}
