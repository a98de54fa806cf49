import { error, fail } from '@sveltejs/kit';
import { attempt, createApi, read, type Api } from '#lib/api/client.ts';
import { formatList } from '#lib/format.ts';
import { plan as words } from '#lib/messages/index.ts';
import { outcomeRows } from '#lib/outcome-view.ts';
import { planHistory } from '#lib/plan-history.ts';
import { readSeed } from '#lib/plan-filters.ts';
import { drawPlans } from '#lib/server/draw-plans.ts';
import { readRoundBorders } from '#lib/server/round-borders.ts';
import { supportState } from '#lib/support-state.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const api = createApi(fetch);
  const [round, plan] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: params.round } } })),
    read(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: params.plan } } })),
  ]);
  if (plan.roundId !== round.id) error(404, 'proposal-unknown');
  const [borders, result] = await Promise.all([
    plan.location === null ? [] : readRoundBorders(api, round),
    round.status === 'outcomePublished' ? resultOf(api, round.id, plan.id) : null,
  ]);
  const now = new Date();
  const areas = formatList(round.areas.map(({ name }) => name));
  return {
    round: { id: round.id, title: round.title },
    plan,
    place: round.buurten.find(({ code }) => code === plan.buurtCode)?.name ?? null,
    category: round.categories.find(({ id }) => id === plan.categoryId)?.label ?? null,
    drawing: drawPlans(borders, [plan], () => null),
    support: supportState(plan, round, now),
    result,
    history: planHistory({ plan, round, isFunded: result?.isFunded ?? null }),
    seed: readSeed(url.searchParams),
    hasReturned: url.searchParams.has('ingelogd'),
    address: url.origin + url.pathname,
    description: words.description(plan.summary, areas),
  };
};

/** What the count did with this plan; nothing when it was not on the ballot list. */
async function resultOf(api: Api, roundId: string, planId: string) {
  const { data } = await attempt(api.GET('/v1/rounds/{roundId}/outcome', { params: { path: { roundId } } }));
  if (!data?.outcome) return null;
  return outcomeRows(data.outcome).find(({ id }) => id === planId) ?? null;
}

export const actions: Actions = {
  steunen: async ({ fetch, params }) => {
    const path = { proposalId: params.plan };
    const { problem } = await attempt(createApi(fetch).PUT('/v1/proposals/{proposalId}/support', { params: { path } }));
    return problem === undefined ? { support: 'given' as const } : fail(problem.status, { problem });
  },
  intrekken: async ({ fetch, params }) => {
    const path = { proposalId: params.plan };
    const { problem } = await attempt(
      createApi(fetch).DELETE('/v1/proposals/{proposalId}/support', { params: { path } }),
    );
    return problem === undefined ? { support: 'withdrawn' as const } : fail(problem.status, { problem });
  },
};
