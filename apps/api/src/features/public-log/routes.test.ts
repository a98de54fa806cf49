import {
  leafHash,
  merkleRoot,
  parseAuditExtension,
  type RoundId,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from '@wijkbegroting/domain';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { SECRETS, testApp } from '../../../test/helpers/app.ts';
import { castByMany } from '../../../test/helpers/ballots.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import { type Election, openedElection, preparedElection } from '../../../test/helpers/election.ts';
import { eventsOf, hashesOf, keepLogsNow, leavesOf, readNote, verifiedCheckpoint } from '../../../test/helpers/log.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';

const held = testApp();
const keyEncryption = SECRETS.keyEncryption;
const at = '2027-06-01T12:00:00.000Z';
let election: Election;
let id: RoundId;

const incident = (nr: number): LogEvent => ({ type: 'INCIDENT', at, text: `Storing ${String(nr)}` });

async function append(roundId: RoundId, ...events: LogEvent[]): Promise<void> {
  const keeper = await logKeeperOf(held.databases, roundId, keyEncryption);
  await inUrnTransaction(held.databases.urn, (tx) => appendToLog(tx, keeper, events));
}

const look = (what: string, roundId: string = id): Promise<Answer> =>
  call(held, `GET /v1/rounds/${roundId}/log/${what}`);
const fromHex = (hashes: unknown): readonly Uint8Array[] =>
  (hashes as string[]).map((hash) => new Uint8Array(Buffer.from(hash, 'hex')));

beforeAll(async () => {
  election = await openedElection(held);
  id = election.id;
  await castByMany(held, election, 12, election.projects);
  await keepLogsNow(held);
  for (let nr = 0; nr < 8; nr += 1) await append(id, incident(nr));
});

describe('the checkpoint', () => {
  test('is signed by the log key, and its root is that of the leaves', async () => {
    const note = await readNote(held, id);
    const { size, root, extensions, signed } = await verifiedCheckpoint(held, id, note);
    const hashes = await hashesOf(held, id);
    expect(size).toBe(hashes.length);
    expect(size).toBe(11);
    expect(root).toEqual(merkleRoot(hashes));
    expect(signed.signatures).toHaveLength(1);
    const audit = parseAuditExtension(extensions[0] ?? '');
    const [chain] = await asOwner<{ count: number; head: string }>(
      held,
      `SELECT position::int AS count, encode(head, 'hex') AS head FROM site.audit_link ORDER BY position DESC LIMIT 1`,
    );
    expect(audit).toEqual({ ok: true, value: chain });
    expect(extensions).toHaveLength(1);
  });

  test('of every size before was signed too, and stays', async () => {
    const notes = await asOwner<{ note: string; size: number }>(
      held,
      'SELECT note, size FROM urn.log_head WHERE round_id = $1 ORDER BY size',
      [id],
    );
    const hashes = await hashesOf(held, id);
    expect(notes.map(({ size }) => size)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    for (const { note, size } of notes) {
      const checkpoint = await verifiedCheckpoint(held, id, note);
      expect(checkpoint).toMatchObject({ size, root: merkleRoot(hashes.slice(0, size)) });
    }
  });

  test('is plain text that no cache keeps for long, and there is none before opening', async () => {
    const answer = await held.app.inject({ url: `/v1/rounds/${id}/log/checkpoint` });
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    const prepared = await preparedElection(held);
    for (const what of ['checkpoint', 'leaves', 'consistency-proof?from=1&to=2', 'batches/1']) {
      expect(await look(what, prepared.id)).toMatchObject({ status: 404, body: { code: 'ballot-box-unknown' } });
      expect((await look(what, 'no-such-round')).status).toBe(404);
    }
  });
});

describe('leaves', () => {
  test('come in their order from a place on, with the size of the log', async () => {
    const { body } = await look('leaves');
    expect(body).toMatchObject({ size: 11, from: 0 });
    const leaves = body['leaves'] as string[];
    expect((await eventsOf(held, id)).map(({ type }) => type)).toEqual([
      'OPENING',
      'DECISION',
      'BALLOT_BATCH',
      ...Array<string>(8).fill('INCIDENT'),
    ]);
    expect((await look('leaves?from=4')).body).toEqual({ size: 11, from: 4, leaves: leaves.slice(4) });
    expect((await look('leaves?from=11')).body).toEqual({ size: 11, from: 11, leaves: [] });
    expect((await look('leaves?from=999999')).body).toEqual({ size: 11, from: 999_999, leaves: [] });
  });

  test('come a hundred at a time', async () => {
    const long = await openedElection(held);
    await append(long.id, ...Array.from({ length: 150 }, (_, nr) => incident(nr)));
    const page = (await look('leaves', long.id)).body;
    expect(page).toMatchObject({ size: 152 });
    expect(page['leaves']).toHaveLength(100);
    expect((await look('leaves?from=100', long.id)).body['leaves']).toHaveLength(52);
    const all = await leavesOf(held, long.id);
    expect(JSON.parse(all[151] ?? '')).toEqual(incident(149));
    const { root } = await verifiedCheckpoint(held, long.id, await readNote(held, long.id));
    expect(root).toEqual(merkleRoot(await hashesOf(held, long.id)));
  });

  test.each(['from=-1', 'from=01', 'from=1.5', 'from=1e3', 'from=', 'to=1', 'from=1&from=2', 'from=1000000000'])(
    'a page that is none is refused: %s',
    async (query) => {
      expect(await look(`leaves?${query}`)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    },
  );

  test('the same event twice stands there once, and nothing new makes no new head', async () => {
    const heads = await countRows(held, 'urn.log_head', id);
    await append(id, incident(3), incident(0));
    await append(id);
    expect(await countRows(held, 'urn.log_head', id)).toBe(heads);
    expect(await hashesOf(held, id)).toHaveLength(11);
  });
});

describe('proofs', () => {
  test('of consistency verify between any two sizes', async () => {
    const hashes = await hashesOf(held, id);
    for (let from = 1; from <= 11; from += 1) {
      for (let to = from; to <= 11; to += 1) {
        const { status, body } = await look(`consistency-proof?from=${String(from)}&to=${String(to)}`);
        expect(status).toBe(200);
        expect(body).toMatchObject({ from, to });
        const roots = { fromRoot: merkleRoot(hashes.slice(0, from)), toRoot: merkleRoot(hashes.slice(0, to)) };
        const proof = fromHex(body['hashes']);
        expect(verifyConsistency({ from, to, ...roots, proof }), `${String(from)}-${String(to)}`).toBe(true);
        const other = { ...roots, toRoot: merkleRoot(hashes.slice(0, to).toReversed()) };
        expect(to > 1 && verifyConsistency({ from, to, ...other, proof })).toBe(false);
      }
    }
  });

  test.each([
    [0, 1],
    [2, 1],
    [1, 12],
    [12, 12],
    [0, 0],
  ])('there is none from %i to %i', async (from, to) => {
    expect(await look(`consistency-proof?from=${String(from)}&to=${String(to)}`)).toMatchObject({
      status: 422,
      body: { code: 'log-size-unknown', size: 11 },
    });
  });

  test.each(['', '?from=1', '?to=1', '?from=x&to=2', '?from=1&to=2&more=3'])('nor of "%s"', async (query) => {
    expect((await look(`consistency-proof${query}`)).status).toBe(400);
  });

  test('of inclusion show that a batch is in the log of the head beside it', async () => {
    const { status, body } = await look('batches/1');
    expect(status).toBe(200);
    const leaf = String(body['leaf']);
    expect(JSON.parse(leaf)).toMatchObject({ type: 'BALLOT_BATCH', batch: 1 });
    expect(leaf).toBe((await leavesOf(held, id))[2]);
    const { size, root } = await verifiedCheckpoint(held, id, String(body['checkpoint']));
    const proof = fromHex(body['hashes']);
    const index = Number(body['position']);
    expect(index).toBe(2);
    expect(verifyInclusion({ leafHash: leafHash(utf8(leaf)), index, size, proof, root })).toBe(true);
    const other = leafHash(utf8(leaf.replace('"batch":1', '"batch":2')));
    expect(verifyInclusion({ leafHash: other, index, size, proof, root })).toBe(false);
  });

  test('of inclusion show that the opening is in the last head that a witness cosigned, or in the last one', async () => {
    const { status, body } = await look('opening');
    expect(status).toBe(200);
    const leaf = String(body['leaf']);
    expect(leaf).toBe((await leavesOf(held, id))[0]);
    expect(body['position']).toBe(0);
    const { size, root } = await verifiedCheckpoint(held, id, String(body['checkpoint']));
    expect(size).toBe((await leavesOf(held, id)).length);
    const proof = fromHex(body['hashes']);
    expect(verifyInclusion({ leafHash: leafHash(utf8(leaf)), index: 0, size, proof, root })).toBe(true);
  });

  test('there is no batch 0, nor one that has not been sealed', async () => {
    for (const batch of ['0', '2', '999999999']) {
      expect(await look(`batches/${batch}`)).toMatchObject({ status: 404, body: { code: 'batch-unknown' } });
    }
    for (const batch of ['-1', '01', 'one', '1.0']) expect((await look(`batches/${batch}`)).status).toBe(400);
  });
});
