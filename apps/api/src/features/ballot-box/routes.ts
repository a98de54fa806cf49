import crypto from 'node:crypto';
import { passWindow, phaseOf } from '@wijkbegroting/domain';
import type { App, AppDependencies } from '../../app.ts';
import { type Box, findBox } from '../../database/ballot-box.ts';
import type { Databases } from '../../database/client.ts';
import { findReceiptKey } from '../../database/receipt-key.ts';
import { ProblemError, valueOrProblem } from '../../problem.ts';
import { RoundParams } from '../../wire/texts.ts';
import { castBallot, type StandingBox } from './cast-ballot.ts';
import { BallotPaperWire, CastBallotBody, OpeningRecordAnswer, ReceiptWire } from './schemas.ts';

const MAXIMUM_BODY = 128 * 1024;
/** What a box holds never changes, so a browser or a cache in front may keep it for a while. */
const CACHE = 'public, max-age=60';

/** The ballot box asks nobody who they are, and reaches no other area of the database than its own. */
export async function ballotBoxRoutes(app: App, { databases, secrets }: AppDependencies): Promise<void> {
  const standing = new Map<string, StandingBox>();
  const publicRoute = { access: { public: true }, anonymous: true } as const;

  app.get(
    '/rounds/:roundId/opening-record',
    { config: publicRoute, schema: { params: RoundParams, response: { 200: OpeningRecordAnswer }, tags: ['ballot-box'] } },
    async ({ params }, reply) => {
      const { record, recordHash } = await boxOf(databases, params.roundId);
      return reply.header('cache-control', CACHE).send({ record, sha256: recordHash });
    },
  );

  app.get(
    '/rounds/:roundId/ballot-paper',
    { config: publicRoute, schema: { params: RoundParams, response: { 200: BallotPaperWire }, tags: ['ballot-box'] } },
    async ({ params }, reply) => reply.header('cache-control', CACHE).send(paperOf(await boxOf(databases, params.roundId))),
  );

  app.post(
    '/rounds/:roundId/ballots',
    {
      config: publicRoute,
      bodyLimit: MAXIMUM_BODY,
      logLevel: 'error', // a line for each ballot would say when it was cast
      schema: { params: RoundParams, body: CastBallotBody, response: { 200: ReceiptWire }, tags: ['ballot-box'] },
    },
    async ({ params, body }) => {
      const box = standing.get(params.roundId) ?? (await standingBox(databases, params.roundId, secrets.keyEncryption));
      standing.set(params.roundId, box);
      return valueOrProblem(await castBallot(databases.urn, box, body));
    },
  );
  await Promise.resolve();
}

async function boxOf({ urn }: Databases, roundId: string): Promise<Box> {
  const box = await findBox(urn, roundId);
  if (box === undefined) throw new ProblemError({ code: 'ballot-box-unknown' });
  return box;
}

async function standingBox(databases: Databases, roundId: string, keyEncryption: string): Promise<StandingBox> {
  const box = await boxOf(databases, roundId);
  const receiptKey = await findReceiptKey(databases.urn, roundId, keyEncryption);
  if (receiptKey === undefined) throw new ProblemError({ code: 'ballot-box-unknown' });
  const issuer = crypto.createPublicKey({ key: Buffer.from(box.record.issuerKey, 'base64'), format: 'der', type: 'spki' });
  return { box, issuer, receiptKey };
}

function paperOf({ record, recordHash }: Box) {
  const phases = record.phases.map(({ id, opensAt, closesAt }) => ({ id, opensAt: new Date(opensAt), closesAt: new Date(closesAt) }));
  const { opensAt, closesAt } = phaseOf({ phases }, 'vote');
  return {
    roundId: record.round.id,
    title: record.round.title,
    budgetCents: record.budgetCents,
    ballot: record.rules.vote.ballot,
    changeable: record.rules.vote.changeable,
    projects: record.projects,
    passesFrom: passWindow({ phases }).opensAt,
    opensAt,
    closesAt,
    issuerKey: record.issuerKey,
    receiptKey: record.receiptKey,
    openingRecordSha256: recordHash,
  };
}
