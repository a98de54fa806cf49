import { redirect } from '@sveltejs/kit';
import { createApi, read } from '#lib/api/client.ts';
import { nextForPlan } from '#lib/my-plans/next-for-plan.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { account } = await parent();
  if (account === null) redirect(303, `/inloggen?terug=${encodeURIComponent(url.pathname)}`);
  const api = createApi(fetch);
  const { items } = await read(api.GET('/v1/my-proposals'));
  const roundIds = [...new Set(items.map(({ roundId }) => roundId))];
  const found = await Promise.all(
    roundIds.map((roundId) => read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId } } }))),
  );
  const rounds = new Map(found.map((round) => [round.id, round]));
  const now = new Date();
  return {
    plans: items
      .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt))
      .map((plan) => {
        const round = rounds.get(plan.roundId);
        return {
          ...plan,
          supportThreshold: round?.rules.support.threshold ?? 0,
          next: round === undefined ? '' : nextForPlan(plan, round, now),
        };
      }),
  };
};
