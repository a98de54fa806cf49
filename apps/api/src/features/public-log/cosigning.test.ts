import {
  cosignatureLine,
  cosignedBytes,
  formatSignatureLine,
  parseCosignature,
  parseSignedNote,
  type RoundId,
  SIGNATURE_TYPES,
  signatureOf,
} from '@wijkbegroting/domain';

import { makeEd25519Key, signEd25519, verifyEd25519 } from '@wijkbegroting/protocol';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, preparedElection, together } from '../../../test/helpers/election.ts';
import { readNote, verifiedCheckpoint } from '../../../test/helpers/log.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { makeWitness } from '../../../test/helpers/witness.ts';

const held = testApp();
const COURT = makeWitness('rekenkamer.example');
const NEIGHBOUR = makeWitness('buurman');

/** A round with two witnesses, with the first head of its log. */
async function witnessed(): Promise<Election> {
  const election = await preparedElection(held);
  for (const { verifierKey } of [COURT, NEIGHBOUR]) {
    const address = `POST /v1/rounds/${election.id}/witnesses`;
    expect((await call(held, address, { as: election.staff.administrator, body: { verifierKey } })).status).toBe(204);
  }
  await together(held, election, 'open-voting');
  return election;
}

const send = (id: RoundId, size: number, signature: string): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/log/cosignatures`, { body: { size, signature } });

describe('a cosignature', () => {
  let election: Election;
  let id: RoundId;
  let note: string;

  beforeAll(async () => {
    election = await witnessed();
    id = election.id;
    note = await readNote(held, id);
  });

  const refused = async (signature: string, size = 2): Promise<void> => {
    const before = await countRows(held, 'urn.cosignature', id);
    expect(await send(id, size, signature)).toMatchObject({ status: 422, body: { code: 'cosignature-invalid' } });
    expect(await countRows(held, 'urn.cosignature', id)).toBe(before);
  };

  test('of somebody who is no witness of this round is refused, whatever name they take', async () => {
    await refused(makeWitness('voorbijganger').cosign(note));
    await refused(makeWitness(COURT.name).cosign(note));
    const { secretKey } = makeEd25519Key();
    const read = parseSignedNote(note);
    const text = read.ok ? read.value.text : '';
    const signature = signEd25519(secretKey, cosignedBytes(1_800_000_000, text));
    const forged = cosignatureLine(COURT.name, COURT.publicKey, { timestamp: 1_800_000_000, signature });
    await refused(formatSignatureLine(forged));
  });

  test('over another text is refused: another size, another root, another round, another moment', async () => {
    const lines = note.split('\n');
    await refused(COURT.cosign(note.replace('\n2\n', '\n3\n')));
    await refused(COURT.cosign(note.replace(lines[2] ?? '', Buffer.alloc(32, 7).toString('base64'))));
    await refused(COURT.cosign(note.replaceAll(id, `${id}-b`)));
    await refused(COURT.cosign(note.replace(/\naudit [0-9]+/, '\naudit 9')));
    const right = Buffer.from(COURT.cosign(note).split(' ')[2] ?? '', 'base64');
    for (const at of [4, 11, 12, 75]) {
      const bent = Buffer.from(right);
      bent[at] = (bent[at] ?? 0) ^ 1;
      await refused(`\u2014 ${COURT.name} ${bent.toString('base64')}`);
    }
  });

  test.each([
    ['nothing', ''],
    ['no line of a signature', 'akkoord'],
    ['a hyphen for a dash', '- rekenkamer.example AAAAAAAA'],
    ['a short one', '\u2014 rekenkamer.example AAAAAAAA'],
    ['two lines', `\u2014 rekenkamer.example AAAAAAAA \u2014 buurman AAAAAAAA`],
  ])('that is %s is refused', async (_what, line) => {
    await refused(line);
  });

  test('of a head that never was is refused', async () => {
    for (const size of [1, 3, 1_000]) {
      expect(await send(id, size, COURT.cosign(note))).toMatchObject({
        status: 404,
        body: { code: 'checkpoint-unknown' },
      });
    }
    const { id: other } = await preparedElection(held);
    expect(await send(other, 2, COURT.cosign(note))).toMatchObject({
      status: 404,
      body: { code: 'ballot-box-unknown' },
    });
  });

  test('of a witness stands under the head, of each witness the first one', async () => {
    expect((await send(id, 2, NEIGHBOUR.cosign(note, 1_800_000_000))).status).toBe(204);
    expect((await send(id, 2, COURT.cosign(note, 1_800_000_060))).status).toBe(204);
    expect((await send(id, 2, COURT.cosign(note, 1_800_000_999))).status).toBe(204);
    const { signed } = await verifiedCheckpoint(held, id, await readNote(held, id));
    expect(signed.signatures.map(({ name }) => name)).toEqual([`wijkbegroting/${id}`, NEIGHBOUR.name, COURT.name]);
    for (const [{ name, publicKey }, moment] of [
      [NEIGHBOUR, 1_800_000_000],
      [COURT, 1_800_000_060],
    ] as const) {
      const line = signatureOf(signed, { name, type: SIGNATURE_TYPES.cosignature, publicKey });
      const cosignature = parseCosignature(line?.signature ?? new Uint8Array());
      if (!cosignature.ok) throw new Error(cosignature.error.code);
      const { timestamp, signature } = cosignature.value;
      expect(timestamp).toBe(moment);
      expect(await verifyEd25519(publicKey, cosignedBytes(timestamp, signed.text), signature)).toBe(true);
    }
  });

  test('goes with its own head: the next one has none yet, and an older one may still get one', async () => {
    await closeNow(held, election);
    const later = await verifiedCheckpoint(held, id, await readNote(held, id));
    expect(later.size).toBe(5);
    expect(later.signed.signatures).toHaveLength(1);
    await refused(COURT.cosign(note), later.size);
    expect((await send(id, later.size, COURT.cosign(await readNote(held, id)))).status).toBe(204);
    expect(await countRows(held, 'urn.cosignature', id)).toBe(3);
  });

  test('in a round without witnesses is refused', async () => {
    const open = await openedElection(held);
    const own = await readNote(held, open.id);
    expect(await send(open.id, 2, COURT.cosign(own))).toMatchObject({ body: { code: 'cosignature-invalid' } });
  });
});

describe('the database, also for who owns it', () => {
  let id: RoundId;
  let election: Election;

  beforeAll(async () => {
    election = await witnessed();
    id = election.id;
    await send(id, 2, COURT.cosign(await readNote(held, id)));
    await closeNow(held, election);
    await asOwner(held, "INSERT INTO urn.revealed_share VALUES ($1, 'Niemand', decode(repeat('01', 33), 'hex'))", [id]);
  });

  test.each(['log_leaf', 'log_head', 'cosignature', 'revealed_share', 'ballot'])('keeps %s as it is', async (table) => {
    for (const statement of [
      `UPDATE urn.${table} SET round_id = round_id`,
      `DELETE FROM urn.${table}`,
      `TRUNCATE urn.${table} CASCADE`,
    ]) {
      await expect(asOwner(held, statement), statement).rejects.toThrow(/append only/);
    }
  });

  const insert = (position: number, leaf: string): Promise<unknown> =>
    asOwner(
      held,
      `INSERT INTO urn.log_leaf
       SELECT $1, $2, $3::text::jsonb ->> 'type', $3::text, sha256('\\x00'::bytea || convert_to($3::text, 'UTF8'))`,
      [id, position, leaf],
    );
  const incident = JSON.stringify({ at: '2027-06-01T12:00:00.000Z', text: 'Storing', type: 'INCIDENT' });

  test('lets no leaf follow on nothing, and no place be taken twice', async () => {
    await expect(insert(6, incident)).rejects.toThrow(/follows on nothing/);
    await expect(insert(-1, incident)).rejects.toThrow(/check constraint/);
    await expect(insert(4, incident)).rejects.toThrow(/duplicate key/);
    expect(await countRows(held, 'urn.log_leaf', id)).toBe(5);
  });

  test.each(['OPENING', 'CLOSE'])('takes %s once', async (type) => {
    await expect(insert(5, JSON.stringify({ type }))).rejects.toThrow(/log_leaf_once/);
  });

  test('takes no leaf under another hash or another type, and no cosignature of a head that is not there', async () => {
    const values = [id, 5, 'INCIDENT', incident, Buffer.alloc(32)];
    await expect(asOwner(held, 'INSERT INTO urn.log_leaf VALUES ($1, $2, $3, $4, $5)', values)).rejects.toThrow(
      /check constraint/,
    );
    const other = `INSERT INTO urn.log_leaf SELECT $1, 5, 'DRAW', $2::text, sha256('\\x00'::bytea || convert_to($2::text, 'UTF8'))`;
    await expect(asOwner(held, other, [id, incident])).rejects.toThrow(/check constraint/);
    const line = "INSERT INTO urn.cosignature VALUES ($1, 4, 'x', 'x')";
    await expect(asOwner(held, line, [id])).rejects.toThrow(/foreign key/);
  });

  test('opens and unseals nothing that has closed', async () => {
    for (const change of ["status = 'open'", 'batch = batch + 1', 'batch_slot = batch_slot + 1']) {
      await expect(asOwner(held, `UPDATE urn.box SET ${change} WHERE round_id = $1`, [id])).rejects.toThrow(
        /append only/,
      );
    }
    const { id: open } = await openedElection(held);
    for (const change of ['batch = batch + 2', 'batch_slot = -1', "record = record || ' '"]) {
      await expect(asOwner(held, `UPDATE urn.box SET ${change} WHERE round_id = $1`, [open])).rejects.toThrow();
    }
  });
});
