import { expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { draftPlan, planContent, publishedRound, RESIDENT } from '../../../test/helpers/factories.ts';

const held = testApp();

test.each([
  ['turned around', { title: 'Gratis \u202eseknab' }],
  ['isolated', { title: '\u2066Bankjes' }],
  ['with a rare line break', { summary: 'Zitten\u2028en praten' }],
  ['with a late control character', { description: 'Zitten\u0085' }],
  ['with a mark in the cost lines', { costItems: [{ label: 'Hout\u200f', amountCents: 1 }] }],
  ['under a name that cannot be seen', { proposerName: '\u3164' }],
])('a text %s is refused', async (_what, changes) => {
  const round = await publishedRound(held);
  const as = await signedIn(held, RESIDENT);
  const body = { ...planContent(), ...changes };
  const answer = await call(held, `POST /v1/rounds/${round}/proposals`, { as, body });
  expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
});

test.each(['\u200b', '\u3164', '- -'])('a plan with the title %j cannot be sent in', async (title) => {
  const round = await publishedRound(held);
  const as = await signedIn(held, RESIDENT);
  const id = await draftPlan(held, round, as, { title });
  expect(await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } })).toMatchObject({
    status: 422,
    body: { code: 'proposal-invalid', errors: [{ code: 'field-empty', field: 'title' }] },
  });
});

test('a text is kept in one spelling', async () => {
  const round = await publishedRound(held);
  const as = await signedIn(held, RESIDENT);
  const id = await draftPlan(held, round, as, { title: 'Cafe\u0301', summary: 'Een\tcafe\u0301\r\nvoor de buurt' });
  expect((await call(held, `GET /v1/proposals/${id}`, { as })).body).toMatchObject({
    title: 'Caf\u00e9',
    summary: 'Een\tcaf\u00e9\r\nvoor de buurt',
  });
});
