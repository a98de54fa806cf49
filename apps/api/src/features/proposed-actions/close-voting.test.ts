import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { openedElection } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();

beforeAll(() => {
  held.now = new Date();
});

test('a closing that stopped just before its end is finished, also when the count has begun since', async () => {
  const { id, staff } = await openedElection(held);
  const body = { kind: 'close-voting', payload: { earlyReason: 'Proef' } };
  const proposed = await call(held, `POST /v1/rounds/${id}/proposed-actions`, { as: staff.administrator, body });
  const approve = () =>
    call(held, `POST /v1/proposed-actions/${String(proposed.body['id'])}/approval`, {
      as: staff.approver,
      body: { payloadHash: proposed.body['payloadHash'] },
    });
  await approve();
  const unfinished = "UPDATE site.proposed_action SET status = 'approved', executed_at = NULL WHERE id = $1";
  await asOwner(held, unfinished, [proposed.body['id']]);
  await asOwner(held, "UPDATE site.round SET status = 'counted' WHERE id = $1", [id]);
  expect(await approve()).toMatchObject({ status: 200, body: { status: 'executed' } });
});
