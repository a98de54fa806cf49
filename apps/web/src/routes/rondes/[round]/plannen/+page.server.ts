import crypto from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { createApi, read } from '#lib/api/client.ts';
import { formatList } from '#lib/format.ts';
import { plans as words } from '#lib/messages/index.ts';
import { roundNow } from '#lib/next-steps.ts';
import { hasFilters, PLANS_PER_PAGE, readFilters, seedFrom, writeFilters } from '#lib/plan-filters.ts';
import { drawPlans } from '#lib/server/draw-plans.ts';
import { readRoundBorders } from '#lib/server/round-borders.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path } }));
  const filters = readFilters(url.searchParams, round);
  // The seed stands in the address and not in a cookie, so that who only reads leaves nothing behind.
  if (filters.seed === '') {
    redirect(307, url.pathname + writeFilters({ ...filters, seed: seedFrom(crypto.randomBytes(8)) }));
  }
  const { search, buurt, category, isOnBallot, page, seed } = filters;
  const query = {
    limit: PLANS_PER_PAGE,
    offset: (page - 1) * PLANS_PER_PAGE,
    seed,
    ...(isOnBallot ? { status: 'onBallot' as const } : {}),
    ...(search === '' ? {} : { search }),
    ...(buurt === '' ? {} : { buurt }),
    ...(category === '' ? {} : { category }),
  };
  const [plans, borders] = await Promise.all([
    // A draft has no plans yet, and the API does not list them.
    round.status === 'draft'
      ? { items: [], total: 0 }
      : read(api.GET('/v1/rounds/{roundId}/proposals', { params: { path, query } })),
    readRoundBorders(api, round),
  ]);
  return {
    round: { id: round.id, title: round.title, buurten: round.buurten, categories: round.categories },
    threshold: round.rules.support.threshold,
    hasBallotList: round.counts.projects > 0,
    filters,
    isFiltered: hasFilters(filters),
    now: roundNow(round, new Date()).kind,
    items: plans.items,
    total: plans.total,
    pageCount: Math.max(1, Math.ceil(plans.total / PLANS_PER_PAGE)),
    drawing: drawPlans(borders, plans.items, (id) => `/rondes/${round.id}/plannen/${id}?volgorde=${seed}`),
    description: words.description(round.title, formatList(round.areas.map(({ name }) => name))),
  };
};
