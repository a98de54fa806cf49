import { expect, test } from 'vitest';
import { createApi } from '#lib/api/client.ts';
import { addressWithOwnMinimum } from './round-link.ts';

/** Knows one round, in which a plan needs 25 votes. */
const api = createApi((request) => {
  const isKnown = (request as Request).url.endsWith('/v1/rounds/parkwijk-2027');
  return Promise.resolve(
    isKnown
      ? Response.json({ rules: { count: { minimumVotes: 25 } } })
      : Response.json({ code: 'round-unknown' }, { status: 404 }),
  );
});

test.each([
  ['ronde=parkwijk-2027', '/tellen?ronde=parkwijk-2027&minimum=25'],
  ['ronde=parkwijk-2027&deel=stappen', '/tellen?ronde=parkwijk-2027&deel=stappen&minimum=25'],
  ['ronde=parkwijk-2027&minimum=0', undefined],
  ['ronde=bestaat-niet', undefined],
  ['voorbeeld=zonnewijk', undefined],
  ['', undefined],
])('a link with %j goes on to %s', async (query, address) => {
  expect(await addressWithOwnMinimum(api, new URLSearchParams(query))).toBe(address);
});
