import { fail } from '@sveltejs/kit';
import { dayOf } from '@wijkbegroting/domain';
import { createApi, read, type Api } from '#lib/api/client.ts';
import { checkEligibility, homeChoices } from '#lib/eligibility-check.ts';
import { rulesPage as words } from '#lib/messages/index.ts';
import { ruleSections } from '#lib/rule-sections.ts';
import type { Actions, PageServerLoad } from './$types';

/** The round, and every buurt of the gemeenten for the question where one lives. */
async function readFacts(api: Api, roundId: string) {
  const [round, buurten] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId } } })),
    read(api.GET('/v1/areas', { params: { query: { level: 'buurt' } } })),
  ]);
  return { round, buurten: buurten.items };
}

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { round, buurten } = await readFacts(createApi(fetch), params.round);
  return {
    round: { id: round.id, title: round.title, referenceDate: round.rules.vote.referenceDate },
    sections: ruleSections(round),
    homes: homeChoices(round, buurten),
    description: words.description(round.title),
  };
};

export const actions: Actions = {
  meedoen: async ({ fetch, params, request }) => {
    const fields = await request.formData();
    const text = (name: string) => {
      const value = fields.get(name);
      return typeof value === 'string' ? value.slice(0, 40) : '';
    };
    const filledIn = { home: text('home'), birthDate: text('birthDate') };
    const { round, buurten } = await readFacts(createApi(fetch), params.round);
    const result = checkEligibility(filledIn, round, buurten, dayOf(new Date()));
    return 'errors' in result ? fail(400, { filledIn, ...result }) : { filledIn, ...result };
  },
};
