import { dayOf, err, ok, passWindow, type Result } from '@wijkbegroting/domain';
import { findIssuerKey } from '../../database/issuer-key.ts';
import { networkOf } from '../../plugins/protection.ts';
import { ProblemError, valueOrProblem } from '../../problem.ts';
import { remember } from '../../remember.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { collectPass } from './collect-pass.ts';
import { forgetEarlierDays } from './forget-earlier-days.ts';
import { BlindPassWire, CollectPassBody } from './schemas.ts';
import { findPassRound, type PassRound } from './store.ts';

/**
 * Wrong tries of a round in a day before somebody is warned, and again after each as many. They are not refused: codes
 * of 75 bits cannot be guessed, and refusing would let anyone close the desk for everyone.
 */
const FAILURE_BUDGET = 500;

const collectPassRoute: Route = (app, { databases, clock, secrets }) => {
  const pepper = Buffer.from(secrets.codePepper, 'hex');
  const findKey = remember((roundId) => findIssuerKey(databases.roll, roundId, secrets.keyEncryption));

  app.post(
    '/rounds/:roundId/passes',
    {
      config: { access: { public: true }, anonymous: true },
      logLevel: 'warn', // a line for each pass would say when it was collected
      schema: {
        tags: ['passes'],
        operationId: 'collectPass',
        summary: 'Signs a voting pass blind for the holder of a voting code',
        params: RoundParams,
        body: CollectPassBody,
        response: { 200: BlindPassWire },
      },
    },
    async ({ params: { roundId }, body, ip, log }) => {
      const now = clock.now();
      valueOrProblem(checkWindow(await findPassRound(databases.site, roundId), now));
      const onFailure = (failuresToday: number): void => {
        if (failuresToday % FAILURE_BUDGET === 0) log.warn({ roundId, failuresToday }, 'many wrong voting codes today');
      };
      const key = await findKey(roundId);
      if (key === undefined) throw new ProblemError({ code: 'passes-not-open' });
      const issuer = { pepper, key, onFailure };
      const request = { ...body, roundId, network: networkOf({ ip }), day: dayOf(now) };
      return valueOrProblem(await collectPass(databases.roll, issuer, request));
    },
  );
};

interface WindowError {
  readonly code: 'round-unknown' | 'passes-not-open' | 'passes-closed';
}

function checkWindow(round: PassRound | undefined, now: Date): Result<void, WindowError> {
  if (round === undefined || round.status === 'draft') return err({ code: 'round-unknown' });
  if (round.status === 'published' || now < passWindow(round).opensAt) return err({ code: 'passes-not-open' });
  return round.status === 'open' && now < passWindow(round).closesAt ? ok(undefined) : err({ code: 'passes-closed' });
}

/** The issuer knows a voter by a code, never by a session. */
export const passRoutes = routesOf(collectPassRoute, forgetEarlierDays);
