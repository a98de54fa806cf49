import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { ballotPaperOf } from './ballot-paper.ts';
import { castBallot } from './cast-ballot.ts';
import { BallotPaperWire, CastBallotBody, OpeningRecordAnswer } from './schemas.ts';
import { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { readBox, standingBoxes } from './standing-box.ts';
import { inboxOf } from './store.ts';

const tags = ['ballot-box'];
const MAXIMUM_BODY = 128 * 1024;
/** What a box was made from never changes, so a browser or a cache in front may keep it for a while. */
const CACHE = 'public, max-age=60';

const readOpeningRecordRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/opening-record',
    {
      config: { access: { public: true }, anonymous: true },
      schema: {
        tags,
        operationId: 'readOpeningRecord',
        summary: 'Gives everything that was fixed when the ballot box was set ready',
        params: RoundParams,
        response: { 200: OpeningRecordAnswer },
      },
    },
    async ({ params }, reply) => {
      const { record, recordHash } = valueOrProblem(await readBox(urn, params.roundId));
      void reply.header('cache-control', CACHE);
      return { record, sha256: recordHash };
    },
  );
};

const readBallotPaperRoute: Route = (app, { databases: { urn } }) => {
  app.get(
    '/rounds/:roundId/ballot-paper',
    {
      config: { access: { public: true }, anonymous: true },
      schema: {
        tags,
        operationId: 'readBallotPaper',
        summary: 'Gives the projects, rules and keys that a voter needs',
        params: RoundParams,
        response: { 200: BallotPaperWire },
      },
    },
    async ({ params }, reply) => {
      const box = valueOrProblem(await readBox(urn, params.roundId));
      void reply.header('cache-control', CACHE);
      return ballotPaperOf(box);
    },
  );
};

const castBallotRoute: Route = (app, { databases: { urn }, secrets, heads }) => {
  const standingBox = standingBoxes(urn, secrets.keyEncryption, heads);
  const putInBox = inboxOf(urn);
  app.post(
    '/rounds/:roundId/ballots',
    {
      config: { access: { public: true }, anonymous: true },
      bodyLimit: MAXIMUM_BODY,
      logLevel: 'error', // a line for each ballot would say when it was cast
      schema: {
        tags,
        operationId: 'castBallot',
        summary: 'Puts a sealed and signed ballot in the box and gives a signed receipt',
        params: RoundParams,
        body: CastBallotBody,
        response: { 200: SignedReceiptWire },
      },
    },
    async ({ params, body }) => {
      const box = valueOrProblem(await standingBox(params.roundId));
      return valueOrProblem(await castBallot(putInBox, box, body));
    },
  );
};

/** The ballot box asks nobody who they are, and reaches no other area of the database than its own. */
export const ballotBoxRoutes = routesOf(readOpeningRecordRoute, readBallotPaperRoute, castBallotRoute);
