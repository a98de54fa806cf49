import { monitorEventLoopDelay } from 'node:perf_hooks';
import { buildApp } from '@wijkbegroting/api/app.ts';
import { openDatabases } from '@wijkbegroting/api/database/client.ts';
import type { ServerCommand, ServerFigures, ServerStart } from './server-messages.ts';

/** The server under measurement, in a process of its own, put together as `npm start` does it. */

/** How often the event loop is asked to come round, in milliseconds; the histogram counts this time too. */
const RESOLUTION = 10;
const loop = monitorEventLoopDelay({ resolution: RESOLUTION });
loop.enable();
const nothingSeen: ServerFigures = { lagP99Ms: 0, lagMaxMs: 0, cpuMs: 0 };
let seen = nothingSeen;
let cpuAtStart = process.cpuUsage();

process.on('message', (message: ServerStart | ServerCommand) => {
  if (message.kind === 'start') void serve(message).then((): boolean => answer({}));
  else answer(obey(message));
});
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());

async function serve({ urls, secrets, port, webHandlerUrl }: ServerStart): Promise<void> {
  const origin = `http://127.0.0.1:${port}`;
  const app = await buildApp({
    databases: openDatabases(urls),
    clock: { now: () => new Date() },
    secrets,
    origin,
    batchMinutes: 360,
    oidc: { issuer: `${origin}/nobody`, clientId: 'bench', clientSecret: 'bench' },
    trustedProxies: ['127.0.0.1/32'],
    log: 'stderr',
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
    ...(webHandlerUrl === undefined ? {} : { webHandlerUrl }),
  });
  await app.listen({ host: '127.0.0.1', port });
}

function obey({ kind }: ServerCommand): ServerFigures {
  if (kind === 'reset') seen = nothingSeen;
  else if (kind === 'watch') startWatching();
  else seen = seenUpToNow(seen);
  return seen;
}

function startWatching(): void {
  loop.reset();
  cpuAtStart = process.cpuUsage();
}

/** Of the turns together: the worst of their lags, and all their processor time. */
function seenUpToNow(before: ServerFigures): ServerFigures {
  const { user, system } = process.cpuUsage(cpuAtStart);
  return {
    lagP99Ms: Math.max(before.lagP99Ms, lag(loop.percentile(99))),
    lagMaxMs: Math.max(before.lagMaxMs, lag(loop.max)),
    cpuMs: before.cpuMs + (user + system) / 1000,
  };
}

function lag(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION);
}

function answer(figures: ServerFigures | object): boolean {
  return process.send?.(figures) ?? false;
}
