import { openingRecordHash, type OpeningRecord, toBase64url } from '@wijkbegroting/domain';
import { isOpeningSignedBy, signOpening } from '@wijkbegroting/protocol';
import { describe, expect, test } from 'vitest';
import { approve, propose, reject } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import { type Election, preparedElection } from '../../../test/helpers/election.ts';
import { at, OTHER_WIJK, staff } from '../../../test/helpers/factories.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { ceremonyOf, SHARES, signAsTrustees, TRUSTEES } from '../../../test/helpers/tally-key.ts';

const held = testApp();
const DAY = 86_400_000;
const [FIRST, SECOND, THIRD] = SHARES.map(({ share }) => share) as [Uint8Array, Uint8Array, Uint8Array];

interface Proposed extends Election {
  readonly action: Answer;
}

interface Opening {
  readonly record: OpeningRecord;
  readonly recordSha256: string;
  readonly signedBy: readonly string[];
  readonly signaturesNeeded: number;
}

/** An opening that the administrator has proposed, and nobody has signed. */
async function proposed(): Promise<Proposed> {
  const election = await preparedElection(held);
  const action = await propose(held, election.id, election.staff.administrator);
  expect(action.status, JSON.stringify(action.body)).toBe(201);
  return { ...election, action };
}

async function openingOf({ id, staff: who }: Election): Promise<Opening> {
  const { body } = await call(held, `GET /v1/rounds/${id}/keys`, { as: who.auditor });
  return body['opening'] as Opening;
}

const send = ({ id, staff: who }: Election, body: Json, as = who.auditor): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/opening-signatures`, { as, body });

function signatureOf(share: Uint8Array, recordSha256: string): string {
  return toBase64url(signOpening(share, Buffer.from(recordSha256, 'hex')));
}

describe('the opening record that was proposed', () => {
  test('is shown to trustees, to the byte that is approved', async () => {
    const election = await proposed();
    const { record } = election.action.body['payload'] as { record: OpeningRecord };
    const recordSha256 = openingRecordHash(record);
    expect(await openingOf(election)).toEqual({ record, recordSha256, signedBy: [], signaturesNeeded: 2 });
    const { body } = await call(held, `GET /v1/rounds/${election.id}/keys`, { as: election.staff.auditor });
    expect(body['logKey']).toBe(record.logKey);
  });

  test('opens nothing until two trustees have signed it', async () => {
    const election = await proposed();
    const { approver, auditor } = election.staff;
    for (const signatures of [0, 1]) {
      await signAsTrustees(held, election.id, auditor, signatures);
      expect(await approve(held, election.action, approver)).toMatchObject({
        status: 409,
        body: { code: 'opening-signatures-missing', signatures, needed: 2 },
      });
      expect(await countRows(held, 'site.opening_record', election.id)).toBe(0);
      expect(await countRows(held, 'urn.box', election.id)).toBe(0);
    }
    await signAsTrustees(held, election.id, auditor, 2);
    expect((await openingOf(election)).signedBy).toEqual(TRUSTEES.slice(0, 2));
    expect((await approve(held, election.action, approver)).body).toMatchObject({ status: 'executed' });
    expect(await openingOf(election)).toBeNull();
  });

  test('stands in the log with the signatures, sorted by name, each of its trustee', async () => {
    const election = await proposed();
    await signAsTrustees(held, election.id, election.staff.auditor, 3);
    await approve(held, election.action, election.staff.approver);
    const { leaves } = (await call(held, `GET /v1/rounds/${election.id}/log/leaves`)).body as { leaves: string[] };
    const opening = JSON.parse(leaves[0] ?? '') as {
      type: string;
      record: OpeningRecord;
      signatures: { name: string; signature: string }[];
    };
    expect(opening.type).toBe('OPENING');
    expect(opening.record).toEqual((election.action.body['payload'] as Json)['record']);
    expect(opening.signatures.map(({ name }) => name)).toEqual(TRUSTEES);
    const hash = Buffer.from(openingRecordHash(opening.record), 'hex');
    for (const [nr, { signature }] of opening.signatures.entries()) {
      const key = Buffer.from(opening.record.tallyKey.trustees[nr]!.key, 'base64url');
      expect(await isOpeningSignedBy(key, hash, Buffer.from(signature, 'base64url'))).toBe(true);
    }
    expect(JSON.parse(leaves[1] ?? '')).toMatchObject({
      type: 'DECISION',
      kind: 'open-voting',
      payloadSha256: election.action.body['payloadHash'],
      proposedBy: 'Gemeente Haarlem',
      approvedBy: 'Griffie',
    });
    const text =
      "SELECT facts ->> 'trustee' AS name FROM site.audit_event WHERE round_id = $1 AND type = 'opening-signed'";
    expect(await asOwner(held, text, [election.id])).toEqual(TRUSTEES.map((name) => ({ name })));
  });

  test('needs one signature where there is one trustee', async () => {
    const election = await preparedElection(held);
    const { administrator, approver, auditor } = election.staff;
    const { tallyKey, drawCommitment } = ceremonyOf(election.id);
    const body = { tallyKey: { ...tallyKey, threshold: 1, trustees: tallyKey.trustees.slice(0, 1) }, drawCommitment };
    expect((await call(held, `PUT /v1/rounds/${election.id}/tally-key`, { as: administrator, body })).status).toBe(204);
    const action = await propose(held, election.id, administrator);
    expect((await openingOf(election)).signaturesNeeded).toBe(1);
    await signAsTrustees(held, election.id, auditor, 1);
    expect((await approve(held, action, approver)).body).toMatchObject({ status: 'executed' });
  });
});

describe('a signature is refused', () => {
  test('of another share, for another record, with a bit changed, and of nobody', async () => {
    const election = await proposed();
    const { recordSha256 } = await openingOf(election);
    const right = signatureOf(FIRST, recordSha256);
    const changed = toBase64url(Buffer.from(right, 'base64url').map((byte, at) => (at === 0 ? byte ^ 1 : byte)));
    const invalid = { status: 422, body: { code: 'opening-signature-invalid' } };
    for (const signature of [
      signatureOf(SECOND, recordSha256),
      signatureOf(THIRD, recordSha256),
      signatureOf(FIRST, '0'.repeat(64)),
      changed,
    ]) {
      expect(await send(election, { trustee: TRUSTEES[0], recordSha256, signature })).toMatchObject(invalid);
    }
    expect(await send(election, { trustee: TRUSTEES[1], recordSha256, signature: right })).toMatchObject(invalid);
    expect(await send(election, { trustee: 'Niemand', recordSha256, signature: right })).toMatchObject({
      status: 422,
      body: { code: 'trustee-unknown' },
    });
    const other = { trustee: TRUSTEES[0], recordSha256: '0'.repeat(64), signature: signatureOf(FIRST, '0'.repeat(64)) };
    expect(await send(election, other)).toMatchObject({ status: 409, body: { code: 'opening-not-proposed' } });
    expect((await openingOf(election)).signedBy).toEqual([]);
  });

  test('when nothing was proposed, when that was taken back or has expired, and after opening', async () => {
    const election = await preparedElection(held);
    const refused = { status: 409, body: { code: 'opening-not-proposed' } };
    const anything = {
      trustee: TRUSTEES[0],
      recordSha256: '0'.repeat(64),
      signature: signatureOf(FIRST, '0'.repeat(64)),
    };
    expect(await send(election, anything)).toMatchObject(refused);

    const { administrator, approver, auditor } = election.staff;
    const taken = await propose(held, election.id, administrator);
    const { recordSha256 } = await openingOf(election);
    const right = { trustee: TRUSTEES[0], recordSha256, signature: signatureOf(FIRST, recordSha256) };
    await reject(held, taken, administrator);
    expect(await send(election, right)).toMatchObject(refused);

    const again = await propose(held, election.id, administrator);
    await at(held, new Date(held.now.getTime() + DAY), async () => {
      expect(await send(election, right)).toMatchObject(refused);
    });
    await signAsTrustees(held, election.id, auditor);
    await approve(held, again, approver);
    expect(await send(election, right)).toMatchObject(refused);
  });

  test('of the record before, once another one was proposed', async () => {
    const election = await proposed();
    const { administrator, approver, auditor } = election.staff;
    const before = await openingOf(election);
    await signAsTrustees(held, election.id, auditor);
    await reject(held, election.action, administrator);
    const { tallyKey, drawCommitment } = ceremonyOf(election.id);
    const names = { 'Gemeente Haarlem': 'Gemeente', Controleur: 'Accountant' } as Record<string, string>;
    const trustees = tallyKey.trustees.map(({ name, key }) => ({ name: names[name] ?? name, key }));
    const body = { tallyKey: { ...tallyKey, trustees }, drawCommitment };
    expect((await call(held, `PUT /v1/rounds/${election.id}/tally-key`, { as: administrator, body })).status).toBe(204);
    const again = await propose(held, election.id, administrator);
    const now = await openingOf(election);
    expect(now.recordSha256).not.toBe(before.recordSha256);
    expect(now.signedBy).toEqual([]);
    const old = { recordSha256: before.recordSha256, signature: signatureOf(FIRST, before.recordSha256) };
    expect((await send(election, { trustee: 'Accountant', ...old })).body).toMatchObject({
      code: 'opening-not-proposed',
    });
    expect(await approve(held, again, approver)).toMatchObject({
      status: 409,
      body: { code: 'opening-signatures-missing', signatures: 0, needed: 2 },
    });
  });

  test('of a ceremony that another one replaced: what was signed does not open any more', async () => {
    const election = await proposed();
    const { administrator, approver, auditor } = election.staff;
    await signAsTrustees(held, election.id, auditor);
    const { tallyKey, drawCommitment } = ceremonyOf(election.id);
    const body = { tallyKey: { ...tallyKey, threshold: 3 }, drawCommitment };
    expect((await call(held, `PUT /v1/rounds/${election.id}/tally-key`, { as: administrator, body })).status).toBe(204);
    expect((await approve(held, election.action, approver)).body).toMatchObject({ code: 'action-outdated' });
  });

  test('the same one twice is one', async () => {
    const election = await proposed();
    await signAsTrustees(held, election.id, election.staff.auditor, 1);
    await signAsTrustees(held, election.id, election.staff.auditor, 1);
    expect((await openingOf(election)).signedBy).toEqual(TRUSTEES.slice(0, 1));
    expect(await countRows(held, 'site.opening_signature', election.id)).toBe(1);
  });

  test('of somebody without a role in the round', async () => {
    const election = await proposed();
    const { recordSha256 } = await openingOf(election);
    const right = { trustee: TRUSTEES[0], recordSha256, signature: signatureOf(FIRST, recordSha256) };
    const elsewhere = await staff(held, 'auditor', OTHER_WIJK);
    expect((await send(election, right, elsewhere)).body).toMatchObject({ code: 'not-allowed' });
    for (const as of [election.staff.wijkplatform, election.staff.official]) {
      expect((await send(election, right, as)).status).toBe(204);
    }
  });
});
