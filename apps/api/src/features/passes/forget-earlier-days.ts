import { dayOf } from '@wijkbegroting/domain';
import type { Route } from '../../routes-of.ts';
import { deleteCountsBefore, forgetDaysBefore } from './store.ts';

const HOUR = 3_600_000;

/**
 * Throws away what earlier days counted and who came on which of them, when the server starts and every hour, also when
 * nobody comes by any more.
 */
export const forgetEarlierDays: Route = (app, { databases: { roll }, clock }) => {
  let timer: NodeJS.Timeout | undefined;
  let forgetting = Promise.resolve();
  const forget = (): void => {
    const today = dayOf(clock.now());
    forgetting = deleteCountsBefore(roll, today)
      .then(() => forgetDaysBefore(roll, today))
      .catch((error: unknown) => {
        app.log.error({ err: error }, 'earlier days could not be forgotten');
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
