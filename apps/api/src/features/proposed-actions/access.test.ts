import { beforeAll, describe, expect, test } from 'vitest';
import { approve, propose, reject } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { openedElection, preparedElection, type Staff, staffOf } from '../../../test/helpers/election.ts';
import { OTHER_WIJK, staff } from '../../../test/helpers/factories.ts';

const held = testApp();
let who: Staff;

beforeAll(async () => {
  held.now = new Date();
  who = await staffOf(held);
});

describe('who may do this', () => {
  test('nobody without signing in, and no wijkplatform, official or auditor', async () => {
    const { id } = await preparedElection(held);
    const address = `POST /v1/rounds/${id}/proposed-actions`;
    const body = { kind: 'open-voting', payload: {} };
    expect((await call(held, address, { body })).body).toMatchObject({ code: 'not-signed-in' });
    expect((await call(held, address.replace('POST', 'GET'))).body).toMatchObject({ code: 'not-signed-in' });
    for (const role of ['wijkplatform', 'official', 'auditor'] as const) {
      expect(await call(held, address, { as: await staff(held, role), body })).toMatchObject({ status: 403 });
    }
    for (const role of ['wijkplatform', 'official'] as const) {
      expect(await call(held, address.replace('POST', 'GET'), { as: await staff(held, role) })).toMatchObject({
        status: 403,
      });
    }
    const elsewhere = await staff(held, 'administrator', OTHER_WIJK);
    expect(await call(held, address, { as: elsewhere, body })).toMatchObject({ status: 403 });
    expect(await call(held, address.replace(id, 'no-such-round'), { as: who.administrator, body })).toMatchObject({
      status: 404,
    });
  });

  test('deciding asks the same', async () => {
    const { id, staff: pair } = await openedElection(held);
    const action = await propose(held, id, pair.administrator, 'close-voting', { earlyReason: 'Proef' });
    for (const role of ['wijkplatform', 'official', 'auditor'] as const) {
      const as = await staff(held, role);
      expect(await approve(held, action, as)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      expect(await reject(held, action, as)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    const elsewhere = await staff(held, 'approver', OTHER_WIJK);
    expect(await approve(held, action, elsewhere)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const unknown = { ...action, body: { ...action.body, id: '00000000-0000-4000-8000-000000000000' } };
    expect(await approve(held, unknown, pair.approver)).toMatchObject({
      status: 404,
      body: { code: 'action-unknown' },
    });
  });

  test.each([
    ['no kind', { payload: {} }],
    ['an unknown kind', { kind: 'grant-role', payload: {} }],
    ['a payload where there is none', { kind: 'open-voting', payload: { record: {} } }],
    ['no reason field', { kind: 'close-voting', payload: {} }],
    ['an empty reason', { kind: 'close-voting', payload: { earlyReason: '' } }],
    ['a draw without minutes', { kind: 'record-draw', payload: { between: [], order: [], minutes: '' } }],
    ['nothing', null],
  ])('a bad request is refused: %s', async (_what, body) => {
    const { id } = await preparedElection(held);
    const answer = await call(held, `POST /v1/rounds/${id}/proposed-actions`, { as: who.administrator, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });
});
