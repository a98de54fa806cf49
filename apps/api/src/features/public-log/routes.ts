import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';
import { findBox } from '../../database/ballot-box.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { PlainText, sendPlain } from '../../wire/text-file.ts';
import { cosign } from './cosign.ts';
import { proveConsistency, readBatch, readCheckpoint, readLogLeaves, readOpening } from './read-log.ts';
import { readReveal, revealShare } from './reveal-share.ts';
import {
  BatchParams,
  ConsistencyQuery,
  ConsistencyWire,
  CosignatureBody,
  LeavesQuery,
  LeavesWire,
  LoggedLeafWire,
  RevealWire,
  ShareBody,
} from './schemas.ts';

const tags = ['public-log'];
/** Nobody's name goes with what they look up here: it could be their own ballot. */
const anonymous = { access: { public: true }, anonymous: true } as const;
/** Everyone who may be a trustee. What they can do hangs on the share that they hold. */
const TRUSTEES = ['administrator', 'approver', 'auditor', 'wijkplatform', 'official'] as const;

const readCheckpointRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/log/checkpoint',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'readCheckpoint',
        summary: 'Gives the last head of the log as a signed note, with its cosignatures',
        params: RoundParams,
        response: { 200: PlainText },
      },
    },
    async ({ params }, reply) => sendPlain(reply, valueOrProblem(await readCheckpoint(urn, params.roundId))),
  );
};

const readLeavesRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/log/leaves',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'readLogLeaves',
        summary: 'Gives leaves of the log, at most 100 at a time',
        params: RoundParams,
        querystring: LeavesQuery,
        response: { 200: LeavesWire },
      },
    },
    async ({ params, query }) => valueOrProblem(await readLogLeaves(urn, params.roundId, query.from)),
  );
};

const proveConsistencyRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/log/consistency-proof',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'proveLogConsistency',
        summary: 'Proves that the log of the larger size holds that of the smaller one unchanged',
        params: RoundParams,
        querystring: ConsistencyQuery,
        response: { 200: ConsistencyWire },
      },
    },
    async ({ params, query }) => valueOrProblem(await proveConsistency(urn, params.roundId, query)),
  );
};

const readOpeningRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/log/opening',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'readLogOpening',
        summary: 'Gives the first leaf, with the proof that it is in the last log that a witness cosigned',
        params: RoundParams,
        response: { 200: LoggedLeafWire },
      },
    },
    async ({ params }) => valueOrProblem(await readOpening(urn, params.roundId)),
  );
};

const readBatchRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/log/batches/:batch',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'readLogBatch',
        summary: 'Gives the hashes of a batch of ballots, with the proof that it is in the log',
        params: BatchParams,
        response: { 200: LoggedLeafWire },
      },
    },
    async ({ params }) => valueOrProblem(await readBatch(urn, params.roundId, params.batch)),
  );
};

const cosignRoute: Route = (app, { databases: { urn } }) => {
  app.post(
    '/rounds/:roundId/log/cosignatures',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'cosignCheckpoint',
        summary: 'Puts the cosignature of a witness under a head of the log',
        params: RoundParams,
        body: CosignatureBody,
        response: { 204: z.null() },
      },
    },
    async ({ params, body }, reply) => {
      valueOrProblem(await cosign(urn, { roundId: params.roundId, size: body.size, line: body.signature }));
      return reply.code(204).send(null);
    },
  );
};

const readRevealRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/key-reveal',
    {
      config: anonymous,
      schema: {
        tags,
        operationId: 'readKeyReveal',
        summary: 'Tells which trustees have given back their shares',
        params: RoundParams,
        response: { 200: RevealWire },
      },
    },
    async ({ params }) => {
      const box = await findBox(urn, params.roundId);
      return valueOrProblem(
        box === undefined
          ? { ok: false as const, error: { code: 'ballot-box-unknown' as const } }
          : { ok: true as const, value: await readReveal(urn, box.record) },
      );
    },
  );
};

const revealShareRoute: Route = (app, { databases, secrets: { keyEncryption } }) => {
  app.post(
    '/rounds/:roundId/revealed-shares',
    {
      config: { access: { roles: TRUSTEES, area: 'of-round' } },
      schema: {
        tags,
        operationId: 'revealShare',
        summary: 'Takes back the share of a trustee, after closing',
        params: RoundParams,
        body: ShareBody,
        response: { 200: RevealWire },
      },
    },
    async ({ params, body }) => {
      const { roundId } = params;
      if ((await findBox(databases.urn, roundId)) === undefined) {
        return valueOrProblem({ ok: false as const, error: { code: 'ballot-box-unknown' as const } });
      }
      const keeper = await logKeeperOf(databases, roundId, keyEncryption);
      return valueOrProblem(await revealShare(databases.urn, keeper, body.share));
    },
  );
};

/** What everyone can look up of the log while voting runs, and the shares that open the box after it. */
export const publicLogRoutes = routesOf(
  readCheckpointRoute,
  readLeavesRoute,
  proveConsistencyRoute,
  readOpeningRoute,
  readBatchRoute,
  cosignRoute,
  readRevealRoute,
  revealShareRoute,
);
