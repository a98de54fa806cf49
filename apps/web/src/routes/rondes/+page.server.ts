import { createApi, read } from '#lib/api/client.ts';
import { rounds as words, site } from '#lib/messages/index.ts';
import { roundsByStage } from '#lib/round-stages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => {
  const now = new Date();
  const { items } = await read(createApi(fetch).GET('/v1/rounds'));
  return { now, stages: roundsByStage(items, now), description: words.description(site.gemeente) };
};
