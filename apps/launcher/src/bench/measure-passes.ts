import crypto from 'node:crypto';
import { signBlinded } from '@wijkbegroting/api/features/passes/blind-signature.ts';
import type { IssuerKey } from '@wijkbegroting/api/database/issuer-key.ts';
import { invariant } from '@wijkbegroting/domain';
import type pg from 'pg';
import { step } from '../progress.ts';
import { ask, bareDatabase } from './bare-database.ts';
import { ROUND } from './bench-stage.ts';
import { requestBytes } from './connection.ts';
import { type Issuing, recordIssuing } from './issuing.ts';
import { figuresOf, newScore, runFor, type Work } from './load.ts';
import type { Measure } from './measure.ts';
import { type PassRequest, passRequests } from './pass-requests.ts';
import { replay } from './recorded-sql.ts';
import { enoughFor, sideBySide } from './side-by-side.ts';
import { visitors } from './visitors.ts';

/** More passes than two processors can sign, and more transactions than they can commit, in a second. */
const READY_PER_SECOND = { signed: 500, bare: 1_000 } as const;
const AIM = { perSecond: 30, p99Ms: 800 } as const;
const SIGNING = 1_000;

/** Codes that the measure uses up, on both sides together. */
export function codesNeeded(seconds: number): number {
  return 2 + enoughFor(seconds, READY_PER_SECOND.signed) + enoughFor(seconds, READY_PER_SECOND.bare);
}

/** Collecting a pass over HTTP, beside the same transaction without the signature, and beside the signature alone. */
export const measurePasses: Measure = async ({ stage, server, options }) => {
  const { seconds, connections } = options;
  const [first, second, ...rest] = await passRequests(stage);
  invariant(first !== undefined && second !== undefined, 'there are voters');
  const issuing = await recordIssuing(stage, first, second);
  const forServer = rest.slice(0, enoughFor(seconds, READY_PER_SECOND.signed));
  const queue = forServer.map((request) => visitOf(server.port, request)).values();
  const bareQueue = rest.slice(forServer.length).values();
  const figures = await step('Stempassen ophalen', async () =>
    sideBySide(
      server,
      seconds,
      await visitors(server.port, connections, () => queue.next().value),
      await bareDatabase(stage.daily.roll, connections, (client) => bareIssue(client, issuing, bareQueue)),
    ),
  );
  const signing = await step('Alleen ondertekenen', () => signAlone(stage.issuer));
  const held = await ask(stage.owner.roll, `SELECT FROM roll.entry WHERE round_id = $1 AND state = 'held'`, [ROUND]);
  return {
    measured: [
      { name: 'passes', besideName: 'same transaction', aim: AIM, ...figures },
      { name: 'passes', besideName: 'RSA-3072, one thread', aim: AIM, ...figures, beside: signing },
    ],
    notes: held.length === 0 ? [] : [`passes: ${held.length} keer aangehouden`],
    isRight: held.length === 0,
  };
};

function visitOf(port: number, { body, address }: PassRequest) {
  const headers = { 'x-forwarded-for': address };
  return {
    request: requestBytes(port, { method: 'POST', path: `/v1/rounds/${ROUND}/passes`, headers, body }),
    isRight: ({ status }: { readonly status: number }) => status === 200,
  };
}

function bareIssue(client: pg.Client, issuing: Issuing, queue: Iterator<PassRequest, undefined>): Work {
  return async () => {
    const request = queue.next().value;
    if (request === undefined) return 'empty';
    const results = await replay(client, issuing(request));
    return results.some(({ command, rowCount }) => command === 'UPDATE' && rowCount === 1) ? 'done' : 'failed';
  };
}

async function signAlone(key: IssuerKey) {
  const score = newScore();
  const work: Work = () => {
    const blinded = crypto.randomBytes(key.modulus.length);
    blinded[0] = 0;
    signBlinded(blinded, key);
    return Promise.resolve('done');
  };
  await runFor(SIGNING, { works: [work], close: () => Promise.resolve() }, score);
  return figuresOf(score);
}
