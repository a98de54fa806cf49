import { invariant, type Round } from '@wijkbegroting/domain';
import type { FastifyRequest } from 'fastify';
import type { AppDependencies } from '../../app.ts';
import { findRound } from '../../database/round-reader.ts';
import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { clearHeldCollection, listHeldCollections } from './held-collections.ts';
import { importRoll } from './import-roll.ts';
import { lookUpEntry } from './look-up-entry.ts';
import { makeLettersOfRoll } from './make-letters-of-roll.ts';
import { readRoll } from './read-roll.ts';
import { replaceCode } from './replace-code.ts';
import {
  ClearedWire,
  CodeLetterList,
  CodeLettersBody,
  FoundEntryWire,
  HeldList,
  HeldParams,
  ImportRollBody,
  ReferenceBody,
  ReplacementWire,
  ROLL_BODY_LIMIT,
  RollReportWire,
  RollStatementWire,
} from './schemas.ts';

const tags = ['roll'];
/** Both halves of a decision by two people about one code. */
const helpdesk = { access: { roles: ['administrator', 'approver'], area: 'of-round' } } as const;
const administrator = { access: { roles: ['administrator'], area: 'of-round' } } as const;

const importRollRoute: Route = (app, deps) => {
  app.post(
    '/rounds/:roundId/roll-imports',
    {
      bodyLimit: ROLL_BODY_LIMIT,
      config: administrator,
      schema: {
        tags,
        operationId: 'importRoll',
        summary: 'Puts everyone who may vote on the roll, in place of an earlier roll',
        params: RoundParams,
        body: ImportRollBody,
        response: { 200: RollReportWire },
      },
    },
    async (request) => {
      const asked = await askedBy(request, request.params.roundId, deps);
      return valueOrProblem(await importRoll(deps.databases, { ...asked, csv: request.body.csv }));
    },
  );
};

const readRollRoute: Route = (app, deps) => {
  app.get(
    '/rounds/:roundId/roll',
    {
      config: { access: { roles: ['administrator', 'approver', 'auditor'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'readRoll',
        summary: 'Tells the numbers of the roll, its codes and its passes',
        params: RoundParams,
        response: { 200: RollStatementWire },
      },
    },
    async (request) => {
      const { round } = await askedBy(request, request.params.roundId, deps);
      return valueOrProblem(await readRoll(deps.databases.roll, round));
    },
  );
};

const makeCodeLettersRoute: Route = (app, deps) => {
  app.post(
    '/rounds/:roundId/code-letters',
    {
      bodyLimit: ROLL_BODY_LIMIT,
      config: administrator,
      schema: {
        tags,
        operationId: 'makeCodeLetters',
        summary: 'Makes the voting codes of the whole roll and hands them out; again only when asked to replace all',
        params: RoundParams,
        body: CodeLettersBody,
        response: { 200: CodeLetterList },
      },
    },
    async (request) => {
      const asked = await askedBy(request, request.params.roundId, deps);
      return { items: valueOrProblem(await makeLettersOfRoll(deps.databases, { ...asked, ...request.body })) };
    },
  );
};

const replaceCodeRoute: Route = (app, deps) => {
  app.post(
    '/rounds/:roundId/code-replacements',
    {
      config: helpdesk,
      schema: {
        tags,
        operationId: 'replaceCode',
        summary: 'Gives one person a new code when two people ask for it; the old one dies',
        params: RoundParams,
        body: ReferenceBody,
        response: { 200: ReplacementWire },
      },
    },
    async (request) => {
      const asked = await askedBy(request, request.params.roundId, deps);
      const { keyEncryption } = deps.secrets;
      const more = { viewer: viewerOf(request), reference: request.body.reference, keyEncryption };
      return valueOrProblem(await replaceCode(deps.databases, { ...asked, ...more }));
    },
  );
};

const lookUpEntryRoute: Route = (app, deps) => {
  app.post(
    '/rounds/:roundId/roll-lookups',
    {
      config: helpdesk,
      schema: {
        tags,
        operationId: 'lookUpRollEntry',
        summary: 'Tells what became of the code of one person',
        params: RoundParams,
        body: ReferenceBody,
        response: { 200: FoundEntryWire },
      },
    },
    async (request) => {
      const asked = await askedBy(request, request.params.roundId, deps);
      return valueOrProblem(await lookUpEntry(deps.databases, { ...asked, ...request.body }));
    },
  );
};

const listHeldCollectionsRoute: Route = (app, { databases }) => {
  app.get(
    '/rounds/:roundId/held-collections',
    {
      config: administrator,
      schema: {
        tags,
        operationId: 'listHeldCollections',
        summary: 'Lists the collections that wait for a human check',
        params: RoundParams,
        response: { 200: HeldList },
      },
    },
    async ({ params }) => ({ items: await listHeldCollections(databases.roll, params.roundId) }),
  );
};

const clearHeldCollectionRoute: Route = (app, { databases, clock }) => {
  app.post(
    '/held-collections/:heldId/clearance',
    {
      config: { access: { roles: ['administrator'], area: 'any' } },
      schema: {
        tags,
        operationId: 'clearHeldCollection',
        summary: 'Lets a collection go on after a human check',
        params: HeldParams,
        response: { 200: ClearedWire },
      },
    },
    async (request) => {
      const { heldId } = request.params;
      const viewer = viewerOf(request);
      return valueOrProblem(await clearHeldCollection(databases, { heldId, viewer, now: clock.now() }));
    },
  );
};

/** What every use case of the roll is told: the round, who asks and when, and the key of the hashes. */
async function askedBy(request: FastifyRequest, roundId: string, { databases, clock, secrets }: AppDependencies) {
  const round: Round | undefined = await findRound(databases.site, roundId);
  invariant(round !== undefined, 'the access rule has seen the round');
  const pepper = Buffer.from(secrets.codePepper, 'hex');
  return { round, pepper, accountId: viewerOf(request).id, now: clock.now() };
}

/** The roll and its codes. Everything here is for the gemeente; the wijkplatform never reaches it. */
export const rollRoutes = routesOf(
  importRollRoute,
  readRollRoute,
  makeCodeLettersRoute,
  replaceCodeRoute,
  lookUpEntryRoute,
  listHeldCollectionsRoute,
  clearHeldCollectionRoute,
);
