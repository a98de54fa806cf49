import { error } from '@sveltejs/kit';
import { officialRecordSections, officialRecordTitle } from '@wijkbegroting/tally-words';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { officialRecord } from '#lib/messages/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const [round, { data, problem }] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    attempt(api.GET('/v1/rounds/{roundId}/official-record', { params: { path } })),
  ]);
  if (problem !== undefined && problem.code !== 'outcome-unknown') error(problem.status, problem.code);
  return {
    round: { id: round.id, title: round.title },
    record: data === undefined ? null : { title: officialRecordTitle(data), sections: officialRecordSections(data) },
    description: officialRecord.description(round.title),
  };
};
