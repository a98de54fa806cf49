import { createApi, read } from '#lib/api/client.ts';
import { pastElections as words, site } from '#lib/messages/index.ts';
import { ELECTIONS_PER_PAGE, pageOf } from '#lib/past-elections.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const page = pageOf(url.searchParams);
  const query = { limit: ELECTIONS_PER_PAGE, offset: (page - 1) * ELECTIONS_PER_PAGE };
  const { items, total } = await read(createApi(fetch).GET('/v1/past-elections', { params: { query } }));
  return {
    elections: items,
    page,
    pageCount: Math.max(1, Math.ceil(total / ELECTIONS_PER_PAGE)),
    description: words.description(site.gemeente),
  };
};
