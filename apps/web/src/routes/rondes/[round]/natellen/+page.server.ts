import { createApi, read } from '#lib/api/client.ts';
import { recount } from '#lib/messages/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const path = { roundId: params.round };
  const round = await read(createApi(fetch).GET('/v1/rounds/{roundId}', { params: { path } }));
  return {
    round: { id: round.id, title: round.title, hasOutcome: round.status === 'outcomePublished' },
    description: recount.description(round.title),
  };
};
