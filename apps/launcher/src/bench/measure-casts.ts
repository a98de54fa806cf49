import crypto from 'node:crypto';
import type pg from 'pg';
import { step } from '../progress.ts';
import { prepareBallots, type ReadyBallot } from './ballots.ts';
import { ask, bareDatabase } from './bare-database.ts';
import { type BenchStage, ROUND } from './bench-stage.ts';
import { requestBytes } from './connection.ts';
import type { Work } from './load.ts';
import type { Measure } from './measure.ts';
import { enoughFor, sideBySide } from './side-by-side.ts';
import { visitors } from './visitors.ts';

/** More ballots than two processors can cast; making one ready takes a millisecond of both. */
const READY_PER_SECOND = 1_500;
const CAST = {
  name: 'cast',
  text: 'SELECT answer FROM urn.cast_ballot($1, $2, $3, $4, $5, $6, $7, $8)',
};

/** Casting over HTTP, beside the same function of the database called with nothing around it. */
export const measureCasts: Measure = async ({ stage, server, options }) => {
  const { seconds, connections } = options;
  const count = enoughFor(seconds, READY_PER_SECOND);
  const ballots = await step(`${count} stembiljetten maken`, () => prepareBallots(stage, count));
  const acknowledged = new Set<string>();
  const queue = ballots.map((ballot) => visitOf(server.port, ballot, acknowledged)).values();
  const bare = new Set<string>();
  const [example] = ballots;
  const figures = await step('Stemmen', async () =>
    sideBySide(
      server,
      seconds,
      await visitors(server.port, connections, () => queue.next().value),
      await bareDatabase(stage.daily.urn, connections, (client) => bareCast(client, example, bare)),
    ),
  );
  const checked = await step('Stembus nakijken', () => checkBox(stage, acknowledged, bare));
  return {
    measured: [{ name: 'casts', besideName: 'urn.cast_ballot', aim: { perSecond: 1_000, p99Ms: 100 }, ...figures }],
    ...checked,
  };
};

function visitOf(port: number, { sent, hash }: ReadyBallot, acknowledged: Set<string>) {
  return {
    request: requestBytes(port, { method: 'POST', path: `/v1/rounds/${ROUND}/ballots`, body: sent }),
    isRight: ({ status, body }: { readonly status: number; readonly body: Buffer }) => {
      const isReceipt = status === 200 && body.includes(hash);
      if (isReceipt) acknowledged.add(hash);
      return isReceipt;
    },
  };
}

/** The database looks at lengths and the hash only, so the signatures may be anything. */
function bareCast(client: pg.Client, example: ReadyBallot | undefined, recorded: Set<string>): Work {
  const template = example?.sent.body ?? '';
  return async () => {
    const voterKey = crypto.randomBytes(32);
    const body = template.replace(/(?<="voterKey":")[^"]*/, voterKey.toString('base64url'));
    const hash = crypto.createHash('sha256').update(body).digest();
    const signatures = [Buffer.alloc(384, voterKey), Buffer.alloc(64, voterKey)];
    const values = [ROUND, voterKey, 1, null, body, hash, ...signatures];
    const answer = await client.query<{ answer: string }>({ ...CAST, values });
    if (answer.rows[0]?.answer !== 'recorded') return 'failed';
    recorded.add(hash.toString('hex'));
    return 'done';
  };
}

/** Acknowledged is recorded, once each, and nothing else is in the box. */
async function checkBox({ owner }: BenchStage, acknowledged: Set<string>, bare: Set<string>) {
  const rows = await ask<{ hash: string; voter_key: string }>(
    owner.urn,
    `SELECT encode(body_hash, 'hex') AS hash, encode(voter_key, 'hex') AS voter_key FROM urn.inbox WHERE round_id = $1`,
    [ROUND],
  );
  const recorded = new Set(rows.map(({ hash }) => hash));
  const lost = [...acknowledged].filter((hash) => !recorded.has(hash)).length;
  const unasked = [...recorded].filter((hash) => !acknowledged.has(hash) && !bare.has(hash)).length;
  const twice = rows.length - new Set(rows.map((row) => row.voter_key)).size;
  return {
    isRight: lost + unasked + twice === 0,
    notes: [
      `stembus: ${acknowledged.size} bevestigd, ${recorded.size - bare.size} opgeslagen, ${lost} kwijt, ${unasked} onbevestigd, ${twice} dubbel`,
    ],
  };
}
