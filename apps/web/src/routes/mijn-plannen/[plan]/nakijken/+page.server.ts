import { error, fail, redirect } from '@sveltejs/kit';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { formatDay } from '#lib/format.ts';
import { planEditor } from '#lib/messages/index.ts';
import { checkTyped } from '#lib/my-plans/check-typed.ts';
import { submitMoment } from '#lib/my-plans/next-for-plan.ts';
import { drawPlans } from '#lib/server/draw-plans.ts';
import { readRoundBorders } from '#lib/server/round-borders.ts';
import { typedOf } from '#lib/my-plans/typed-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const { account } = await parent();
  if (account === null) redirect(303, `/inloggen?terug=${encodeURIComponent(url.pathname)}`);
  const api = createApi(fetch);
  const plan = await read(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: params.plan } } }));
  if (!plan.isOwn) error(404, 'proposal-unknown');
  if (plan.status !== 'draft') redirect(303, `/mijn-plannen/${plan.id}`);
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: plan.roundId } } }));
  const moment = submitMoment(round, new Date());
  return {
    plan,
    round: { id: round.id, title: round.title },
    category: round.categories.find(({ id }) => id === plan.categoryId)?.label ?? null,
    place: round.buurten.find(({ code }) => code === plan.buurtCode)?.name ?? null,
    drawing: plan.location === null ? null : drawPlans(await readRoundBorders(api, round), [plan], () => null),
    errors: checkTyped(typedOf(plan), round),
    moment,
    whenNotNow: whenNotNow(moment, round.phases.find(({ id }) => id === 'submit')?.opensAt),
  };
};

/** Why the plan cannot be sent in now; nothing when it can. */
function whenNotNow(moment: ReturnType<typeof submitMoment>, opensAt: string | undefined): string | null {
  if (moment === 'over') return planEditor.check.over;
  return moment === 'before' && opensAt !== undefined ? planEditor.check.before(formatDay(opensAt)) : null;
}

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const version = Number((await request.formData()).get('version')) || 1;
    const path = { proposalId: params.plan };
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/proposals/{proposalId}/submission', { params: { path }, body: { version } }),
    );
    if (problem !== undefined) return fail(problem.status, { problem });
    redirect(303, `/mijn-plannen/${params.plan}?ingestuurd`);
  },
};
