import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf } from '../../../test/helpers/call.ts';
import { BUURT_IN_PARKWIJK, HAARLEM, PARKWIJK } from '../../../test/helpers/factories.ts';

const held = testApp();

test('lists the areas of one level, with borders for the wijken', async () => {
  const wijken = itemsOf(await call(held, 'GET /v1/areas?level=wijk'));
  expect(wijken).toHaveLength(21);
  expect(wijken.find(({ code }) => code === PARKWIJK)).toMatchObject({
    name: 'Parkwijk',
    level: 'wijk',
    year: 2024,
    parentCode: HAARLEM,
    population: 6830,
    border: { type: 'Polygon' },
  });
  expect(itemsOf(await call(held, 'GET /v1/areas?level=gemeente'))).toMatchObject([
    { code: HAARLEM, parentCode: null },
  ]);
  expect(itemsOf(await call(held, 'GET /v1/areas?level=buurt'))).toHaveLength(111);
  expect(itemsOf(await call(held, 'GET /v1/areas'))).toHaveLength(133);
});

test('reads one area with the buurten in it', async () => {
  const { status, body } = await call(held, `GET /v1/areas/${PARKWIJK}`);
  expect(status).toBe(200);
  expect(body['buurten']).toHaveLength(6);
  expect(body['buurten']).toContainEqual({ code: BUURT_IN_PARKWIJK, name: 'Kunstschildersbuurt' });
  expect((await call(held, `GET /v1/areas/${HAARLEM}`)).body['buurten']).toHaveLength(111);
  expect((await call(held, `GET /v1/areas/${BUURT_IN_PARKWIJK}`)).body['buurten']).toHaveLength(1);
});

test('caches may keep areas, and ask whether they changed', async () => {
  const { headers } = await call(held, 'GET /v1/areas?level=wijk');
  expect(headers['cache-control']).toBe('public, max-age=300');
  const etag = String(headers['etag']);
  const again = await held.app.inject({ url: '/v1/areas?level=wijk', headers: { 'if-none-match': etag } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe('');
});

test.each([
  ['/v1/areas?level=provincie', 400, 'bad-request'],
  ['/v1/areas?level=', 400, 'bad-request'],
  ['/v1/areas?level=wijk&level=buurt', 400, 'bad-request'],
  ['/v1/areas?colour=red', 400, 'bad-request'],
  ['/v1/areas/WK999999', 404, 'area-unknown'],
  ['/v1/areas/parkwijk', 400, 'bad-request'],
  ['/v1/areas/WK%00', 400, 'bad-request'],
])('%s is refused with %i %s', async (address, status, code) => {
  expect(await call(held, `GET ${address}`)).toMatchObject({ status, body: { code } });
});
