import { attempt, createApi, read } from '#lib/api/client.ts';
import type { PageServerLoad } from './$types';

/** What a receipt is checked with, the same for everyone. The receipt itself never comes here. */
export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const [round, paper] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    attempt(api.GET('/v1/rounds/{roundId}/ballot-paper', { params: { path } })),
  ]);
  return {
    round: { id: round.id, title: round.title, isOpen: round.status === 'open' },
    keys: paper.data === undefined ? null : { logKey: paper.data.logKey, witnesses: paper.data.witnesses },
  };
};
