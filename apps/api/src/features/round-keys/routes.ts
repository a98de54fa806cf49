import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';
import { appointWitness, dismissWitness } from './appoint-witness.ts';
import { keepTallyKey } from './keep-tally-key.ts';
import { readKeys } from './read-keys.ts';
import { CeremonyBody, OpeningSignatureBody, RoundKeysWire, WitnessBody, WitnessParams } from './schemas.ts';
import { signOpening } from './sign-opening.ts';

const tags = ['round-keys'];
/** Everyone who may be a trustee. What they can do with it hangs on the share that they hold. */
const READERS = ['administrator', 'approver', 'auditor', 'wijkplatform', 'official'] as const;

const readKeysRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds/:roundId/keys',
    {
      config: { access: { roles: READERS, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'readRoundKeys',
        summary: 'Gives the public keys of a round and the opening that trustees may sign',
        params: RoundParams,
        response: { 200: RoundKeysWire },
      },
    },
    ({ params }) => readKeys(site, params.roundId, clock.now()),
  );
};

const keepTallyKeyRoute: Route = (app, { databases: { site }, clock }) => {
  app.put(
    '/rounds/:roundId/tally-key',
    {
      config: { access: { roles: ['administrator'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'keepTallyKey',
        summary: 'Keeps the public side of a key ceremony; the secret and its shares stay with the trustees',
        params: RoundParams,
        body: CeremonyBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const accountId = viewerOf(request).id;
      valueOrProblem(await keepTallyKey(site, { roundId, ceremony: request.body, accountId, now: clock.now() }));
      return reply.code(204).send(null);
    },
  );
};

const appointWitnessRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/rounds/:roundId/witnesses',
    {
      config: { access: { roles: ['administrator'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'appointWitness',
        summary: 'Lets somebody cosign the heads of the public log',
        params: RoundParams,
        body: WitnessBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const about = { roundId: request.params.roundId, accountId: viewerOf(request).id, now: clock.now() };
      valueOrProblem(await appointWitness(site, { ...about, verifierKey: request.body.verifierKey }));
      return reply.code(204).send(null);
    },
  );
};

const dismissWitnessRoute: Route = (app, { databases: { site }, clock }) => {
  app.delete(
    '/rounds/:roundId/witnesses/:name',
    {
      config: { access: { roles: ['administrator'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'dismissWitness',
        summary: 'Takes a witness off the list, before voting is set ready',
        params: WitnessParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { roundId, name } = request.params;
      const about = { roundId, accountId: viewerOf(request).id, now: clock.now() };
      valueOrProblem(await dismissWitness(site, { ...about, name }));
      return reply.code(204).send(null);
    },
  );
};

const signOpeningRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/rounds/:roundId/opening-signatures',
    {
      config: { access: { roles: READERS, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'signOpening',
        summary: 'Keeps the signature of a trustee on the opening record that was proposed',
        params: RoundParams,
        body: OpeningSignatureBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const accountId = viewerOf(request).id;
      valueOrProblem(await signOpening(site, { roundId, signed: request.body, accountId, now: clock.now() }));
      return reply.code(204).send(null);
    },
  );
};

/** The keys of a round before voting: the ceremony, the witnesses, the signatures of the trustees. */
export const roundKeyRoutes = routesOf(
  readKeysRoute,
  keepTallyKeyRoute,
  appointWitnessRoute,
  dismissWitnessRoute,
  signOpeningRoute,
);
