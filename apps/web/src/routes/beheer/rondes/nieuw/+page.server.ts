import { fail, redirect } from '@sveltejs/kit';
import { parseRoundId } from '@wijkbegroting/domain';
import { attempt, createApi } from '#lib/api/client.ts';
import { staffRound as words } from '#lib/messages/index.ts';
import { readReply, refused, reschedule } from '#lib/server/round-action.ts';
import { requirePage, requireStaff, rolesOf } from '#lib/staff/access.ts';
import { areaGroups } from '#lib/staff/area-groups.ts';
import { startDayOf, usualStart } from '#lib/staff/days.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import { formOfTemplate } from '#lib/staff/form-of-round.ts';
import { checkRoundForm } from '#lib/staff/check-form.ts';
import { slugOf } from '#lib/staff/slug.ts';
import { isTemplateId, TEMPLATES } from '#lib/staff/templates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url, route }) => {
  const account = requireStaff((await parent()).account);
  requirePage(rolesOf(account), route.id);
  const groups = await areaGroups(createApi(fetch), account.roles);
  const template = url.searchParams.get('voorbeeld');
  const asked = url.searchParams.get('start');
  const start = startDayOf(asked);
  const areas = groups.flatMap(({ areas: some }) => some);
  const [only] = areas;
  const codes = areas.length === 1 && only !== undefined ? [only.code] : [];
  return {
    groups,
    roles: rolesOf(account),
    template: isTemplateId(template) ? template : null,
    start: start ?? usualStart(new Date()),
    startError: asked !== null && start === undefined ? words.template.startError : null,
    form: isTemplateId(template) && start !== undefined ? formOfTemplate(TEMPLATES[template], start, codes) : null,
  };
};

export const actions: Actions = {
  dagen: async ({ request }) => reschedule(await request.formData()),

  maken: async ({ fetch, request }) => {
    const reply = readReply(await request.formData());
    const api = createApi(fetch);
    const { content, errors } = await checkRoundForm(api, reply.form, []);
    const id = reply.slug === '' ? slugOf(content.title) : reply.slug;
    const all = [...errors, ...slugErrors(id, reply.slug, content.title)];
    if (all.length > 0) return fail(422, { ...reply, errors: all });
    const { problem } = await attempt(api.POST('/v1/rounds', { body: { id, ...content } }));
    if (problem !== undefined) return refused(reply, problem);
    redirect(303, `/beheer/rondes/${id}?klaar=gemaakt`);
  },
};

/** The address of the round: its own text, or made of the title, which may give nothing. */
function slugErrors(id: string, typed: string, title: string): readonly FieldError[] {
  if (title === '') return [{ field: 'title', text: words.errors.empty }];
  if (id === '') return [{ field: 'id', text: words.errors.idEmpty }];
  return parseRoundId(id).ok ? [] : [{ field: typed === '' ? 'title' : 'id', text: words.errors.idMalformed }];
}
