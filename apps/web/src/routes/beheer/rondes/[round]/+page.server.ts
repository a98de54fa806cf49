import { fail, redirect } from '@sveltejs/kit';
import { attempt, createApi, read } from '#lib/api/client.ts';
import type { Round } from '#lib/api/types.ts';
import { readReply, refused, reschedule, type RoundReply } from '#lib/server/round-action.ts';
import { requireStaff, WRITERS } from '#lib/staff/access.ts';
import { areaGroups } from '#lib/staff/area-groups.ts';
import { checkRoundForm } from '#lib/staff/check-form.ts';
import { differencesOf } from '#lib/staff/compare-forms.ts';
import { formOfRound } from '#lib/staff/form-of-round.ts';
import { missingFor } from '#lib/staff/missing.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a visitor can do with the round on this page. */
type Mode = 'draft' | 'published' | 'reading' | 'frozen';

function modeOf(status: Round['status'], isWriter: boolean): Mode {
  if (status !== 'draft' && status !== 'published') return 'frozen';
  return isWriter ? status : 'reading';
}

export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  const { round, roles, account } = await parent();
  const api = createApi(fetch);
  const isEditable = round.status === 'draft' || round.status === 'published';
  const isWriter = roles.some((role) => WRITERS.some((writer) => writer === role));
  const mode = modeOf(round.status, isWriter);
  const [changes, groups] = await Promise.all([
    round.status === 'draft'
      ? []
      : read(api.GET('/v1/rounds/{roundId}/changes', { params: { path: { roundId: params.round } } })).then(
          ({ items }) => items,
        ),
    isEditable && isWriter ? areaGroups(api, requireStaff(account).roles, round.areas) : [],
  ]);
  return {
    mode,
    changes,
    groups,
    form: formOfRound(round),
    missing: round.status === 'draft' ? missingFor(round) : [],
  };
};

export const actions: Actions = {
  dagen: async ({ request }) => reschedule(await request.formData()),

  opslaan: async ({ fetch, params, request }) => {
    const reply = readReply(await request.formData());
    const api = createApi(fetch);
    const path = { roundId: params.round };
    const now = await attempt(api.GET('/v1/rounds/{roundId}', { params: { path } }));
    if (now.problem !== undefined) return refused(reply, now.problem);
    const { content, errors } = await checkRoundForm(api, reply.form, now.data.phases);
    if (errors.length > 0) return fail(422, { ...reply, errors });
    const body = { version: reply.version, ...content, ...(reply.reason === '' ? {} : { reason: reply.reason }) };
    const { problem } = await attempt(api.PUT('/v1/rounds/{roundId}', { params: { path }, body }));
    if (problem?.code === 'round-changed-meanwhile') {
      const { version } = now.data;
      const differences = differencesOf(formOfRound(now.data), reply.form);
      return fail(409, { ...reply, version, differences } satisfies RoundReply);
    }
    if (problem !== undefined) return refused(reply, problem);
    redirect(303, `/beheer/rondes/${params.round}?klaar=opgeslagen`);
  },

  publiceren: async ({ fetch, params, request }) => {
    const reply = { ...readReply(await request.formData()), form: null };
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/publication', {
        params: { path: { roundId: params.round } },
        body: { version: reply.version },
      }),
    );
    if (problem !== undefined) return refused({ ...reply, version: 0 }, problem);
    redirect(303, `/beheer/rondes/${params.round}?klaar=openbaar`);
  },
};
