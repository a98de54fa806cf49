import crypto from 'node:crypto';
import { toBase64url } from '@wijkbegroting/domain';
import { signOpening, splitTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import { describe, expect, test } from 'vitest';
import { approve, propose } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, preparedElection } from '../../../test/helpers/election.ts';
import { eventsOf, leavesOf, typesOf } from '../../../test/helpers/log.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { ceremonyOf, SHARES, TALLY, TRUSTEES } from '../../../test/helpers/tally-key.ts';

const held = testApp();
const [FIRST, SECOND, THIRD] = SHARES.map(({ share }) => share) as [Uint8Array, Uint8Array, Uint8Array];

const reveal = ({ id, staff }: Election, share: Uint8Array): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/revealed-shares`, { as: staff.wijkplatform, body: { share: toBase64url(share) } });
const stateOf = async ({ id }: Election): Promise<unknown> =>
  (await call(held, `GET /v1/rounds/${id}/key-reveal`)).body;

async function closed(): Promise<Election> {
  const election = await openedElection(held);
  await closeNow(held, election);
  return election;
}

describe('shares are refused', () => {
  test('before closing, by the API and by the database', async () => {
    const election = await openedElection(held);
    expect(await reveal(election, FIRST)).toMatchObject({ status: 409, body: { code: 'box-not-closed' } });
    const insert = "INSERT INTO urn.revealed_share VALUES ($1, 'Wijkplatform', decode(repeat('01', 33), 'hex'))";
    await expect(asOwner(held, insert, [election.id])).rejects.toThrow(/is not closed/);
    expect(await stateOf(election)).toEqual({ threshold: 2, revealedBy: [], isOpen: false });
    const prepared = await preparedElection(held);
    expect(await reveal(prepared, FIRST)).toMatchObject({ status: 404, body: { code: 'ballot-box-unknown' } });
    expect(await stateOf(prepared)).toMatchObject({ code: 'ballot-box-unknown' });
  });

  test('when they belong to no trustee: of another split of the same secret, changed, or made up', async () => {
    const election = await closed();
    const again = await splitTallySecret(TALLY.tallySecret, { threshold: 2, trustees: 3 });
    const other = again.ok ? again.value : [];
    const changed = new Uint8Array(FIRST);
    changed[0] = (changed[0] ?? 0) ^ 1;
    for (const share of [...other, changed, crypto.randomBytes(33), Buffer.alloc(33)]) {
      expect(await reveal(election, share)).toMatchObject({ status: 422, body: { code: 'share-of-nobody' } });
    }
    expect(await countRows(held, 'urn.revealed_share', election.id)).toBe(0);
  });

  test.each([
    ['32 bytes', toBase64url(crypto.randomBytes(32))],
    ['loose bits', `${toBase64url(new Uint8Array(32))}__`],
    ['hex', '00'.repeat(33)],
  ])('as a bad request: %s', async (_what, share) => {
    const { id, staff } = await openedElection(held);
    const address = `POST /v1/rounds/${id}/revealed-shares`;
    expect((await call(held, address, { as: staff.auditor, body: { share } })).body).toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('after closing', () => {
  test('the second share opens the box, and the log tells exactly so many', async () => {
    const election = await closed();
    const before = await leavesOf(held, election.id);
    const one = { threshold: 2, revealedBy: [TRUSTEES[2]], isOpen: false };
    expect(await reveal(election, THIRD)).toMatchObject({ status: 200, body: one });
    expect(await reveal(election, THIRD)).toMatchObject({ status: 200, body: one });
    expect(await stateOf(election)).toEqual(one);
    expect(await leavesOf(held, election.id)).toEqual(before);

    const two = { threshold: 2, revealedBy: [TRUSTEES[0], TRUSTEES[2]], isOpen: true };
    expect(await reveal(election, FIRST)).toMatchObject({ status: 200, body: two });
    expect(await stateOf(election)).toEqual(two);
    const log = await leavesOf(held, election.id);
    expect(log.slice(0, -1)).toEqual(before);
    expect(JSON.parse(log.at(-1) ?? '')).toEqual({
      type: 'KEY_REVEAL',
      shares: [
        { name: TRUSTEES[0], share: toBase64url(FIRST) },
        { name: TRUSTEES[2], share: toBase64url(THIRD) },
      ],
    });

    expect((await reveal(election, SECOND)).body).toEqual({ threshold: 2, revealedBy: [...TRUSTEES], isOpen: true });
    expect((await reveal(election, FIRST)).status).toBe(200);
    expect(await leavesOf(held, election.id)).toEqual(log);
  });

  test('one trustee alone opens a box of one, and the round can be counted', async () => {
    const election = await preparedElection(held);
    const { administrator, approver, auditor } = election.staff;
    const share = new Uint8Array([...TALLY.tallySecret, 1]);
    const alone = await splitTallySecret(TALLY.tallySecret, { threshold: 1, trustees: 1 });
    expect(alone).toEqual({ ok: true, value: [share] });
    const trustees = [{ name: 'Gemeente', key: toBase64url(trusteeKeyOf(share)) }];
    const { tallyKey, drawCommitment } = ceremonyOf(election.id);
    const body = { tallyKey: { ...tallyKey, threshold: 1, trustees }, drawCommitment };
    await call(held, `PUT /v1/rounds/${election.id}/tally-key`, { as: administrator, body });
    const action = await propose(held, election.id, administrator);
    const { opening } = (await call(held, `GET /v1/rounds/${election.id}/keys`, { as: auditor })).body as {
      opening: { recordSha256: string };
    };
    const { recordSha256 } = opening;
    const signature = toBase64url(signOpening(share, Buffer.from(recordSha256, 'hex')));
    await call(held, `POST /v1/rounds/${election.id}/opening-signatures`, {
      as: auditor,
      body: { trustee: 'Gemeente', recordSha256, signature },
    });
    expect((await approve(held, action, approver)).body).toMatchObject({ status: 'executed' });
    await castByMany(held, election, 2, election.projects);
    await markIssued(held, election, 2);
    await closeNow(held, election);
    expect((await reveal(election, share)).body).toEqual({ threshold: 1, revealedBy: ['Gemeente'], isOpen: true });
    const counted = await call(held, `POST /v1/rounds/${election.id}/tally`, { as: administrator });
    expect(counted.body).toMatchObject({ status: 'counted', outcome: { ballotCount: 2 } });
  });

  test('all at the same time open it once', async () => {
    for (let nr = 0; nr < 6; nr += 1) {
      const election = await closed();
      const shares = [FIRST, SECOND, ...(nr % 2 === 0 ? [THIRD] : [])];
      const answers = await Promise.all([...shares, ...shares].map((share) => reveal(election, share)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await stateOf(election)).toMatchObject({ isOpen: true, revealedBy: TRUSTEES.slice(0, shares.length) });
      const reveals = (await eventsOf(held, election.id)).filter(({ type }) => type === 'KEY_REVEAL');
      expect(reveals).toMatchObject([{ shares: [{}, {}] }]);
      expect((await typesOf(held, election.id)).at(-1)).toBe('KEY_REVEAL');
    }
  });
});
