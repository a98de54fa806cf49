import { z } from 'zod';
import { viewerOf } from '../../plugins/access.ts';
import { ProblemError, valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { cacheForVisitors } from '../../wire/caching.ts';
import { PabulibTextFile, sendText } from '../../wire/text-file.ts';
import { deleteElection } from './delete-election.ts';
import { ELECTION_KEEPERS, importElection } from './import-election.ts';
import {
  DeleteElectionBody,
  ELECTION_BODY_LIMIT,
  ImportElectionBody,
  PastElectionList,
  PastElectionParams,
  PastElectionQuery,
  PastElectionWire,
} from './schemas.ts';
import { findElection, findElectionFile, listElections } from './store.ts';

const tags = ['past-elections'];

const listPastElectionsRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/past-elections',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'listPastElections',
        summary: 'Lists elections that were held before, newest import first',
        querystring: PastElectionQuery,
        response: { 200: PastElectionList },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      return listElections(site, request.query);
    },
  );
};

const readPastElectionRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/past-elections/:electionId',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'readPastElection',
        summary: 'Tells what is known of one past election',
        params: PastElectionParams,
        response: { 200: PastElectionWire },
      },
    },
    async (request, reply) => {
      const election = await findElection(site, request.params.electionId);
      if (election === undefined) throw new ProblemError({ code: 'past-election-unknown' });
      cacheForVisitors(request, reply);
      return election;
    },
  );
};

const exportPastElectionRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/past-elections/:electionId/election.pb',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'exportPastElection',
        summary: 'Gives the projects and the ballots of a past election as a Pabulib file',
        params: PastElectionParams,
        response: { 200: PabulibTextFile },
      },
    },
    async (request, reply) => {
      const { electionId } = request.params;
      const text = await findElectionFile(site, electionId);
      if (text === undefined) throw new ProblemError({ code: 'past-election-unknown' });
      cacheForVisitors(request, reply);
      return sendText(reply, { type: 'text/plain', name: `${electionId}.pb`, text });
    },
  );
};

const importPastElectionRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/past-elections',
    {
      bodyLimit: ELECTION_BODY_LIMIT,
      config: { access: { roles: ELECTION_KEEPERS, area: 'any' } },
      schema: {
        tags,
        operationId: 'importPastElection',
        summary: 'Keeps an election that was held before, without anything of who voted',
        body: ImportElectionBody,
        response: { 201: PastElectionWire },
      },
    },
    async (request, reply) => {
      const { id } = request.body;
      const asked = { ...request.body, viewer: viewerOf(request), now: clock.now() };
      valueOrProblem(await importElection(site, asked));
      const kept = await findElection(site, id);
      if (kept === undefined) throw new ProblemError({ code: 'past-election-unknown' });
      return reply.code(201).header('location', `/v1/past-elections/${id}`).send(kept);
    },
  );
};

const deletePastElectionRoute: Route = (app, { databases: { site }, clock }) => {
  app.delete(
    '/past-elections/:electionId',
    {
      config: { access: { roles: ELECTION_KEEPERS, area: 'of-past-election' } },
      schema: {
        tags,
        operationId: 'deletePastElection',
        summary: 'Deletes a past election for good',
        params: PastElectionParams,
        body: DeleteElectionBody,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const asked = { id: request.params.electionId, reason, viewer: viewerOf(request), now: clock.now() };
      valueOrProblem(await deleteElection(site, asked));
      return reply.code(204).send(null);
    },
  );
};

/** Elections that were held before, here or elsewhere: read-only, for everyone to look at and count again. */
export const pastElectionRoutes = routesOf(
  listPastElectionsRoute,
  readPastElectionRoute,
  exportPastElectionRoute,
  importPastElectionRoute,
  deletePastElectionRoute,
);
