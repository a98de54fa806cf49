import { fail, redirect } from '@sveltejs/kit';
import { attempt, createApi, type Problem, read } from '#lib/api/client.ts';
import { readAllChecks } from '#lib/server/read-all-checks.ts';
import { requirePage } from '#lib/staff/access.ts';
import { heapOf, placeInQueue } from '#lib/staff/check-queue.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import { readVerdictForm, sentenceOf, type VerdictForm, verdictOf, withSentence } from '#lib/staff/verdict-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, route, url }) => {
  const { roles, round } = await parent();
  requirePage(roles, route.id);
  const api = createApi(fetch);
  const [plan, queue] = await Promise.all([
    read(api.GET('/v1/proposals/{proposalId}', { params: { path: { proposalId: params.plan } } })),
    readAllChecks(api, params.round),
  ]);
  const check = queue.items.find(({ proposalId }) => proposalId === params.plan);
  const now = new Date();
  const isInTime = new Date(queue.opensAt) <= now && now < new Date(queue.closesAt);
  return {
    plan,
    contact: check?.contact ?? null,
    opensAt: queue.opensAt,
    closesAt: queue.closesAt,
    place: placeInQueue(queue.items, params.plan),
    isWaiting: check !== undefined && heapOf(check) === 'todo',
    isInTime,
    isRecorded: url.searchParams.has('vastgelegd') && plan.verdict !== null,
    category: round.categories.find(({ id }) => id === plan.categoryId)?.label ?? null,
    buurt: round.buurten.find(({ code }) => code === plan.buurtCode)?.name ?? null,
  };
};

interface Reply {
  readonly step: 'write' | 'confirm';
  readonly form: VerdictForm;
  readonly errors: readonly FieldError[];
  readonly problem: Problem | null;
}

function reply(form: VerdictForm, more: Partial<Reply> = {}): Reply {
  return { step: 'write', form, errors: [], problem: null, ...more };
}

async function rulesOf(fetch: typeof globalThis.fetch, roundId: string) {
  const round = await read(createApi(fetch).GET('/v1/rounds/{roundId}', { params: { path: { roundId } } }));
  return round.rules.plan;
}

export const actions: Actions = {
  zin: async ({ request }) => {
    const data = await request.formData();
    const form = readVerdictForm(data);
    const name = data.get('zin');
    const sentence = sentenceOf(typeof name === 'string' ? name : '');
    return reply({ ...form, reason: withSentence(form.reason, sentence) });
  },

  veranderen: async ({ request }) => reply(readVerdictForm(await request.formData())),

  nakijken: async ({ fetch, params, request }) => {
    const form = readVerdictForm(await request.formData());
    const { errors } = verdictOf(form, await rulesOf(fetch, params.round));
    return errors.length > 0 ? fail(422, reply(form, { errors })) : reply(form, { step: 'confirm' });
  },

  vastleggen: async ({ fetch, params, request }) => {
    const form = readVerdictForm(await request.formData());
    const { verdict, errors } = verdictOf(form, await rulesOf(fetch, params.round));
    if (verdict === null) return fail(422, reply(form, { errors }));
    const { problem } = await attempt(
      createApi(fetch).PUT('/v1/proposals/{proposalId}/verdict', {
        params: { path: { proposalId: params.plan } },
        body: verdict,
      }),
    );
    if (problem !== undefined) return fail(problem.status, reply(form, { problem }));
    redirect(303, `/beheer/rondes/${params.round}/toetsen/${params.plan}?vastgelegd=ja`);
  },
};
