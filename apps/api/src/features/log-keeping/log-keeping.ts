import type { Route } from '../../routes-of.ts';
import { keepLogs } from './keep-logs.ts';

const MINUTE = 60_000;

/** Keeps the logs of open rounds: when the server starts, and every minute. */
export const logKeeping: Route = (app, { databases, secrets: { keyEncryption }, clock, heads }) => {
  let timer: NodeJS.Timeout | undefined;
  let keeping = Promise.resolve();
  const keep = (): void => {
    keeping = keeping
      .then(() => heads.look(databases.urn))
      .then(() => keepLogs({ databases, keyEncryption, now: clock.now() }))
      .catch((error: unknown) => {
        app.log.error({ err: error }, 'the public logs could not be kept');
      });
  };
  // Before the first ballot: a box that has lost something must not take another.
  app.addHook('onReady', () => heads.look(databases.urn));
  app.addHook('onListen', (done) => {
    keep();
    timer = setInterval(keep, MINUTE).unref();
    done();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await keeping;
  });
};
