import { fail, redirect } from '@sveltejs/kit';
import { isBlank, toReadableLine } from '@wijkbegroting/domain';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { formatDay, formatLastDay } from '#lib/format.ts';
import { myPlans } from '#lib/messages/index.ts';
import { submitMoment } from '#lib/my-plans/next-for-plan.ts';
import { ruleSections } from '#lib/rule-sections.ts';
import type { Actions, PageServerLoad } from './$types';

const words = myPlans.start;
const LONGEST_TITLE = 400;

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const { account } = await parent();
  const api = createApi(fetch);
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: params.round } } }));
  const moment = submitMoment(round, new Date());
  const phase = round.phases.find(({ id }) => id === 'submit');
  const drafts = account === null ? [] : (await read(api.GET('/v1/my-proposals'))).items;
  const sections = ruleSections(round);
  const isFromElsewhere =
    account !== null &&
    round.rules.propose.residence === 'area' &&
    account.buurtCode !== null &&
    !round.buurten.some(({ code }) => code === account.buurtCode);
  return {
    round: { id: round.id, title: round.title },
    isSignedIn: account !== null,
    isFromElsewhere,
    moment,
    when: phase === undefined ? '' : whenText(moment, phase),
    rules: sections.find(({ id }) => id === 'propose')?.items ?? [],
    excluded: round.rules.propose.excludedTopics,
    drafts: drafts
      .filter(({ status, roundId }) => status === 'draft' && roundId === round.id)
      .map(({ id, title }) => ({ id, title })),
  };
};

function whenText(
  moment: 'before' | 'open' | 'over',
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
): string {
  if (moment === 'before') return words.before(formatDay(opensAt));
  return moment === 'open' ? words.until(formatLastDay(closesAt)) : words.over(formatLastDay(closesAt));
}

/** A plan with nothing but its name. */
function newDraft(title: string) {
  const empty = { categoryId: null, buurtCode: null, location: null, executedBy: null };
  return { title, summary: '', description: '', costItems: [], ...empty };
}

export const actions: Actions = {
  default: async ({ fetch, params, request }) => {
    const given = (await request.formData()).get('title');
    const title = toReadableLine((typeof given === 'string' ? given : '').slice(0, LONGEST_TITLE));
    if (isBlank(title)) return fail(422, { title, error: words.nameEmpty });
    const path = { roundId: params.round };
    const { data, problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/proposals', { params: { path }, body: newDraft(title) }),
    );
    if (problem !== undefined) return fail(problem.status, { title, problem });
    redirect(303, `/mijn-plannen/${data.id}`);
  },
};
