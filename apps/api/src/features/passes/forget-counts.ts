import { dayOf } from '@wijkbegroting/domain';
import type { Route } from '../../routes-of.ts';
import { deleteCountsBefore } from './store.ts';

const HOUR = 3_600_000;

/** Throws away what earlier days counted, when the server starts and every hour, also when nobody comes by any more. */
export const forgetCounts: Route = (app, { databases: { roll }, clock }) => {
  let timer: NodeJS.Timeout | undefined;
  let forgetting = Promise.resolve();
  const forget = (): void => {
    forgetting = deleteCountsBefore(roll, dayOf(clock.now())).catch((error: unknown) => {
      app.log.error({ err: error }, 'the counts of earlier days could not be thrown away');
    });
  };
  app.addHook('onListen', (done) => {
    forget();
    timer = setInterval(forget, HOUR).unref();
    done();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await forgetting;
  });
};
