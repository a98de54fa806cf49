import crypto from 'node:crypto';
import { proposalId } from '@wijkbegroting/domain';
import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { cacheForVisitors } from '../../wire/caching.ts';
import { ProposalParams, RoundParams } from '@wijkbegroting/records/texts.ts';
import { createProposal } from './create-proposal.ts';
import { listMyProposals, listProposals, readProposal } from './read-proposals.ts';
import { saveDraft } from './save-proposal.ts';
import {
  CreateProposalBody,
  MyProposalList,
  ProposalList,
  ProposalQuery,
  ProposalWire,
  SaveProposalBody,
  SubmitProposalBody,
  SupportWire,
} from './schemas.ts';
import { submitProposal } from './submit-proposal.ts';
import { endSupport, supportProposal } from './support-proposal.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

/** Forty thousand characters take up to four bytes each, and more when escaped. */
const BODY_LIMIT = 256 * 1024;
const tags = ['proposals'];

const listProposalsRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds/:roundId/proposals',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'listProposals',
        summary: 'Lists the plans of a round in a random order that stays the same for a seed',
        params: RoundParams,
        querystring: ProposalQuery,
        response: { 200: ProposalList },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      const { params, query, viewer } = request;
      return valueOrProblem(await listProposals(site, { roundId: params.roundId, query, viewer, now: clock.now() }));
    },
  );
};

const readProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/proposals/:proposalId',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'readProposal',
        summary: 'Reads one plan',
        params: ProposalParams,
        response: { 200: ProposalWire },
      },
    },
    async (request, reply) => {
      cacheForVisitors(request, reply);
      const { params, viewer } = request;
      return valueOrProblem(await readProposal(site, { id: params.proposalId, viewer, now: clock.now() }));
    },
  );
};

const listMyProposalsRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/my-proposals',
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'listMyProposals',
        summary: 'Lists the own plans in every round',
        response: { 200: MyProposalList },
      },
    },
    async (request) => ({ items: await listMyProposals(site, viewerOf(request), clock.now()) }),
  );
};

const createProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/rounds/:roundId/proposals',
    {
      bodyLimit: BODY_LIMIT,
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'createProposal',
        summary: 'Starts a draft plan',
        params: RoundParams,
        body: CreateProposalBody,
        response: { 201: ProposalWire },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      const id = proposalId(crypto.randomUUID());
      const { proposerName, ...content } = request.body;
      valueOrProblem(
        await createProposal(site, { id, roundId: request.params.roundId, content, proposerName, viewer, now }),
      );
      const created = valueOrProblem(await readProposal(site, { id, viewer, now }));
      return reply.code(201).header('location', `/v1/proposals/${id}`).send(created);
    },
  );
};

const saveProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.put(
    '/proposals/:proposalId',
    {
      bodyLimit: BODY_LIMIT,
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'saveProposal',
        summary: 'Saves the own draft plan',
        params: ProposalParams,
        body: SaveProposalBody,
        response: { 200: ProposalWire },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      const id = request.params.proposalId;
      const { proposerName, version, ...content } = request.body;
      valueOrProblem(await saveDraft(site, { id, content, proposerName, version, viewer, now }));
      return valueOrProblem(await readProposal(site, { id, viewer, now }));
    },
  );
};

const submitProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/proposals/:proposalId/submission',
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'submitProposal',
        summary: 'Sends the own plan in',
        params: ProposalParams,
        body: SubmitProposalBody,
        response: { 200: ProposalWire },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      const id = request.params.proposalId;
      valueOrProblem(await submitProposal(site, { id, version: request.body.version, viewer, now }));
      return valueOrProblem(await readProposal(site, { id, viewer, now }));
    },
  );
};

const withdrawProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.post(
    '/proposals/:proposalId/withdrawal',
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'withdrawProposal',
        summary: 'Takes the own plan back',
        params: ProposalParams,
        response: { 200: ProposalWire },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      const id = request.params.proposalId;
      valueOrProblem(await withdrawProposal(site, { id, viewer, now }));
      return valueOrProblem(await readProposal(site, { id, viewer, now }));
    },
  );
};

const supportProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.put(
    '/proposals/:proposalId/support',
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'supportProposal',
        summary: 'Supports a plan',
        params: ProposalParams,
        response: { 200: SupportWire },
      },
    },
    async (request) =>
      valueOrProblem(
        await supportProposal(site, { id: request.params.proposalId, viewer: viewerOf(request), now: clock.now() }),
      ),
  );
};

const endSupportRoute: Route = (app, { databases: { site }, clock }) => {
  app.delete(
    '/proposals/:proposalId/support',
    {
      config: { access: { signedIn: true } },
      schema: {
        tags,
        operationId: 'endSupport',
        summary: 'Takes support back',
        params: ProposalParams,
        response: { 200: SupportWire },
      },
    },
    async (request) =>
      valueOrProblem(
        await endSupport(site, { id: request.params.proposalId, viewer: viewerOf(request), now: clock.now() }),
      ),
  );
};

/** Plans: reading, writing and sending in. Supporting a plan is not voting: it decides which plans are checked. */
export const proposalRoutes = routesOf(
  listProposalsRoute,
  readProposalRoute,
  listMyProposalsRoute,
  createProposalRoute,
  saveProposalRoute,
  submitProposalRoute,
  withdrawProposalRoute,
  supportProposalRoute,
  endSupportRoute,
);
