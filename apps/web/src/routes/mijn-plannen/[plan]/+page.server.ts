import { error, fail, redirect } from '@sveltejs/kit';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { amountErrors } from '#lib/my-plans/field-errors.ts';
import { nextForPlan, submitMoment } from '#lib/my-plans/next-for-plan.ts';
import { savePlan } from '#lib/my-plans/save-plan.ts';
import { readTypedPlan, type TypedPlan } from '#lib/my-plans/typed-plan.ts';
import { readRoundBorders } from '#lib/server/round-borders.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const { account } = await parent();
  if (account === null) redirect(303, `/inloggen?terug=${encodeURIComponent(url.pathname)}`);
  const api = createApi(fetch);
  const plan = await read(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: params.plan } } }));
  if (!plan.isOwn) error(404, 'proposal-unknown');
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: plan.roundId } } }));
  const now = new Date();
  return {
    plan,
    round: {
      id: round.id,
      title: round.title,
      rules: { propose: round.rules.propose, plan: round.rules.plan },
      categories: round.categories,
      buurten: round.buurten,
      hasOutcome: round.status === 'outcomePublished',
    },
    borders: plan.status === 'draft' ? await readRoundBorders(api, round) : [],
    next: nextForPlan(plan, round, now),
    canStartAnother: submitMoment(round, now) !== 'over',
    /** Came from the check: what is missing is shown at the fields. */
    isChecking: url.searchParams.has('controle'),
    isJustSentIn: url.searchParams.has('ingestuurd'),
  };
};

async function save({ fetch, params, request }: RequestEvent) {
  const form = await request.formData();
  const typed = readTypedPlan(form);
  const version = Number(form.get('version'));
  const isVersion = Number.isSafeInteger(version) && version >= 1;
  const outcome = await savePlan(createApi(fetch), params.plan, isVersion ? version : 1, typed);
  return { form, typed, outcome };
}

/** What the form shows after saving: what was typed, what is wrong with it, and how the saving went. */
function answerWith(typed: TypedPlan, outcome: Awaited<ReturnType<typeof savePlan>>, emptyLines = 0) {
  const answer = { typed, outcome, emptyLines, errors: amountErrors(typed) };
  return outcome.kind === 'saved' ? answer : fail(outcome.problem.status, answer);
}

export const actions: Actions = {
  bewaren: async (event) => {
    const { typed, outcome } = await save(event);
    return answerWith(typed, outcome);
  },
  regelErbij: async (event) => {
    const { typed, outcome } = await save(event);
    return answerWith(typed, outcome, 1);
  },
  regelWeg: async ({ request, ...event }) => {
    const form = await request.formData();
    const typed = readTypedPlan(form);
    const without = { ...typed, costs: typed.costs.toSpliced(Number(form.get('weg')), 1) };
    const outcome = await savePlan(
      createApi(event.fetch),
      event.params.plan,
      Number(form.get('version')) || 1,
      without,
    );
    return answerWith(without, outcome);
  },
  nakijken: async (event) => {
    const { typed, outcome } = await save(event);
    if (outcome.kind !== 'saved' || amountErrors(typed).length > 0) return answerWith(typed, outcome);
    redirect(303, `/mijn-plannen/${event.params.plan}/nakijken`);
  },
  terugnemen: async ({ fetch, params }) => {
    const path = { proposalId: params.plan };
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/proposals/{proposalId}/withdrawal', { params: { path } }),
    );
    return problem === undefined ? { isWithdrawn: true } : fail(problem.status, { problem });
  },
};
