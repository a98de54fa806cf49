import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { cacheForVisitors } from '../../wire/caching.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { createRound, ROUND_WRITERS } from './create-round.ts';
import { publishRound } from './publish-round.ts';
import { listRounds, readChanges, readRound } from './read-rounds.ts';
import { editRound } from './edit-round.ts';
import {
  CreateRoundBody,
  PublishRoundBody,
  RoundChangeList,
  RoundList,
  RoundQuery,
  RoundWire,
  EditRoundBody,
} from './schemas.ts';

/** A round with all its texts and rules is larger than the bodies of other routes. */
const BODY_LIMIT = 256 * 1024;
const tags = ['rounds'];

const listRoundsRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'listRounds',
        summary: 'Lists rounds',
        querystring: RoundQuery,
        response: { 200: RoundList },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      const { viewer, query } = request;
      return { items: await listRounds(site, { areaCode: query.area, viewer, now: clock.now() }) };
    },
  );
};

const readRoundRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds/:roundId',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'readRound',
        summary: 'Reads one round',
        params: RoundParams,
        response: { 200: RoundWire },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      const { viewer, params } = request;
      return valueOrProblem(await readRound(site, { id: params.roundId, viewer, now: clock.now() }));
    },
  );
};

const listRoundChangesRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/rounds/:roundId/changes',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'listRoundChanges',
        summary: 'Lists what was changed since publication, and why',
        params: RoundParams,
        response: { 200: RoundChangeList },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      return { items: valueOrProblem(await readChanges(site, request.params.roundId, request.viewer)) };
    },
  );
};

const createRoundRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/rounds',
    {
      bodyLimit: BODY_LIMIT,
      config: { access: { roles: ROUND_WRITERS, area: 'any' } },
      schema: {
        tags,
        operationId: 'createRound',
        summary: 'Starts a draft round',
        body: CreateRoundBody,
        response: { 201: RoundWire },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id, ...content } = request.body;
      valueOrProblem(await createRound(site, { id, content, viewer, now: clock.now() }));
      const created = valueOrProblem(await readRound(site, { id, viewer, now: clock.now() }));
      return reply.code(201).header('location', `/v1/rounds/${id}`).send(created);
    },
  );
};

const editRoundRoute: Route = (app, { databases: { site }, clock }) => {
  app.put(
    '/rounds/:roundId',
    {
      bodyLimit: BODY_LIMIT,
      config: { access: { roles: ROUND_WRITERS, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'editRound',
        summary: 'Edits a draft, or a published round in public',
        params: RoundParams,
        body: EditRoundBody,
        response: { 200: RoundWire },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const id = request.params.roundId;
      const { version, reason, ...content } = request.body;
      valueOrProblem(await editRound(site, { id, content, version, reason, viewer, now: clock.now() }));
      return valueOrProblem(await readRound(site, { id, viewer, now: clock.now() }));
    },
  );
};

const publishRoundRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/rounds/:roundId/publication',
    {
      config: { access: { roles: ROUND_WRITERS, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'publishRound',
        summary: 'Makes a draft round public',
        params: RoundParams,
        body: PublishRoundBody,
        response: { 200: RoundWire },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const id = request.params.roundId;
      valueOrProblem(await publishRound(site, { id, version: request.body.version, viewer, now: clock.now() }));
      return valueOrProblem(await readRound(site, { id, viewer, now: clock.now() }));
    },
  );
};

/** Rounds: what everyone reads of them, and how wijkplatform and gemeente write and publish them. */
export const roundRoutes = routesOf(
  listRoundsRoute,
  readRoundRoute,
  listRoundChangesRoute,
  createRoundRoute,
  editRoundRoute,
  publishRoundRoute,
);
