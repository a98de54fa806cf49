import { createApi } from '#lib/api/client.ts';
import { readAllChecks } from '#lib/server/read-all-checks.ts';
import { requirePage } from '#lib/staff/access.ts';
import { heapOfWord } from '#lib/staff/check-queue.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, route, url }) => {
  const { roles, round } = await parent();
  requirePage(roles, route.id);
  const heap = heapOfWord(url.searchParams.get('toon'));
  if (round.status === 'draft') return { heap, queue: null, now: new Date() };
  return { heap, queue: await readAllChecks(createApi(fetch), params.round), now: new Date() };
};
