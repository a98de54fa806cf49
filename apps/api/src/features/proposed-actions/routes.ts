import crypto from 'node:crypto';
import { invariant } from '@wijkbegroting/domain';
import { findRound } from '../../database/round-reader.ts';
import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { approveAction } from './approve-action.ts';
import { proposeAction } from './propose-action.ts';
import { readAction, readActions } from './read-actions.ts';
import { rejectAction } from './reject-action.ts';
import { ActionParams, ApproveBody, ProposeActionBody, ProposedActionList, ProposedActionWire } from './schemas.ts';

const tags = ['proposed-actions'];
/** The wijkplatform organises the round and for that very reason decides none of this. */
const DECIDERS = ['administrator', 'approver'] as const;

const listActionsRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds/:roundId/proposed-actions',
    {
      config: { access: { roles: [...DECIDERS, 'auditor'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'listProposedActions',
        summary: 'Lists what was proposed to a second person, the newest first',
        params: RoundParams,
        response: { 200: ProposedActionList },
      },
    },
    async ({ params }) => ({ items: await readActions(site, params.roundId, clock.now()) }),
  );
};

const proposeActionRoute: Route = (app, { databases, clock, secrets: { keyEncryption }, batchMinutes }) => {
  const setting = { databases, keyEncryption, batchMinutes };
  app.post(
    '/rounds/:roundId/proposed-actions',
    {
      config: { access: { roles: DECIDERS, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'proposeAction',
        summary: 'Proposes to open or close voting, to record a draw or to publish the outcome',
        params: RoundParams,
        body: ProposeActionBody,
        response: { 201: ProposedActionWire },
      },
    },
    async (request, reply) => {
      const now = clock.now();
      const id = crypto.randomUUID();
      const round = await findRound(databases.site, request.params.roundId);
      invariant(round !== undefined, 'the access rule has seen the round');
      const asked = request.body;
      const accountId = viewerOf(request).id;
      valueOrProblem(await proposeAction({ setting, id, round, asked, accountId, now }));
      return reply.code(201).send(await readAction(databases.site, id, now));
    },
  );
};

const approveActionRoute: Route = (app, { databases, clock, secrets: { keyEncryption }, batchMinutes }) => {
  const setting = { databases, keyEncryption, batchMinutes };
  app.post(
    '/proposed-actions/:actionId/approval',
    {
      config: { access: { roles: DECIDERS, area: 'of-action' } },
      schema: {
        tags,
        operationId: 'approveAction',
        summary: 'Approves exactly what was proposed, and carries it out',
        params: ActionParams,
        body: ApproveBody,
        response: { 200: ProposedActionWire },
      },
    },
    async (request) => {
      const now = clock.now();
      const viewer = viewerOf(request);
      const { actionId } = request.params;
      const execution = { setting, accountId: viewer.id, now };
      valueOrProblem(await approveAction(execution, { actionId, viewer, payloadHash: request.body.payloadHash }));
      return await readAction(databases.site, actionId, now);
    },
  );
};

const rejectActionRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/proposed-actions/:actionId/rejection',
    {
      config: { access: { roles: DECIDERS, area: 'of-action' } },
      schema: {
        tags,
        operationId: 'rejectAction',
        summary: 'Puts a proposed action aside',
        params: ActionParams,
        response: { 200: ProposedActionWire },
      },
    },
    async (request) => {
      const now = clock.now();
      const { actionId } = request.params;
      valueOrProblem(await rejectAction(site, { actionId, accountId: viewerOf(request).id, now }));
      return await readAction(site, actionId, now);
    },
  );
};

/** Four eyes: what is proposed by one is carried out when another has approved exactly that. */
export const proposedActionRoutes = routesOf(
  listActionsRoute,
  proposeActionRoute,
  approveActionRoute,
  rejectActionRoute,
);
