import { describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { rollCsv } from '../../../test/helpers/election.ts';
import { OTHER_WIJK, staff } from '../../../test/helpers/factories.ts';
import { rollOffice } from '../../../test/helpers/roll-office.ts';

const held = testApp();
const { team, newRound, asAdministrator, importCsv } = rollOffice(held);

describe('who may do this', () => {
  const WRITES = ['roll-imports', 'code-letters', 'code-replacements', 'roll-lookups'];
  const BODY: Readonly<Record<string, unknown>> = {
    'roll-imports': { csv: rollCsv(1) },
    'code-letters': { csv: rollCsv(1) },
    'code-replacements': { reference: 'p1' },
    'roll-lookups': { reference: 'p1' },
  };

  test.each([...WRITES.map((what) => `POST ${what}`), 'GET roll', 'GET held-collections'])(
    '%s: not without signing in, and not with another role or area',
    async (route) => {
      const [method, what] = route.split(' ') as [string, string];
      const id = await newRound();
      const address = `${method} /v1/rounds/${id}/${what}`;
      const body = method === 'POST' ? { body: BODY[what] } : {};
      expect((await call(held, address, body)).body).toMatchObject({ code: 'not-signed-in' });
      for (const role of ['wijkplatform', 'official'] as const) {
        expect(await call(held, address, { as: await staff(held, role), ...body })).toMatchObject({
          status: 403,
          body: { code: 'not-allowed' },
        });
      }
      const elsewhere = await staff(held, 'administrator', OTHER_WIJK);
      expect(await call(held, address, { as: elsewhere, ...body })).toMatchObject({ status: 403 });
      const nowhere = address.replace(id, 'no-such-round');
      expect(await call(held, nowhere, { as: team().administrator, ...body })).toMatchObject({ status: 404 });
    },
  );

  test.each(['administrator', 'approver', 'auditor'] as const)('the %s may read the numbers', async (role) => {
    const id = await newRound();
    expect((await call(held, `GET /v1/rounds/${id}/roll`, { as: team()[role] })).body).toMatchObject({
      code: 'roll-unknown',
    });
    await importCsv(id, rollCsv(1));
    expect((await call(held, `GET /v1/rounds/${id}/roll`, { as: team()[role] })).status).toBe(200);
  });

  test.each(WRITES)('%s: a bad body is refused whole', async (what) => {
    const id = await newRound();
    for (const body of [null, {}, [], { ...(BODY[what] as object), extra: 1 }, { csv: 1, reference: null }]) {
      expect(await asAdministrator(`POST /v1/rounds/${id}/${what}`, body)).toMatchObject({
        status: 400,
        body: { code: 'bad-request' },
      });
    }
  });
});
