import { ID_FORMS } from '@wijkbegroting/domain';
import { createApi, read } from '#lib/api/client.ts';
import { requirePage, requireStaff, rolesCovering, rolesOf, wijkOfBuurt } from '#lib/staff/access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, route, url }) => {
  const account = requireStaff((await parent()).account);
  const roles = rolesOf(account);
  requirePage(roles, route.id);
  const api = createApi(fetch);
  const round = matching(url.searchParams.get('ronde'), ID_FORMS.round.pattern);
  const type = matching(url.searchParams.get('soort'), /^[a-z]+(-[a-z]+)*$/);
  const before = matching(url.searchParams.get('voor'), /^[1-9]\d{0,8}$/);
  const query = {
    ...(round === undefined ? {} : { round }),
    ...(type === undefined ? {} : { type }),
    ...(before === undefined ? {} : { before: Number(before) }),
  };
  const [page, rounds] = await Promise.all([
    read(api.GET('/v1/audit-events', { params: { query } })),
    read(api.GET('/v1/rounds')),
  ]);
  const wijken = await wijkOfBuurt(api, account.roles, rounds.items);
  const chosen = rounds.items.find(({ id }) => id === round);
  return {
    // The API decides again: of a round of elsewhere it gives nothing.
    hasBundle:
      chosen?.status === 'outcomePublished' && rolesCovering(account.roles, chosen, wijken).includes('auditor'),
    roles: roles.filter((role) => role === 'auditor' || role === 'administrator'),
    round: round ?? '',
    type: type ?? '',
    isFirst: before === undefined,
    nextBefore: page.nextBefore,
    events: page.items,
    rounds: rounds.items
      .filter((one) => rolesCovering(account.roles, one, wijken).length > 0)
      .map(({ id, title }) => ({ value: id, label: title })),
  };
};

/** What the address asks for, when it can be that at all. */
function matching(asked: string | null, form: RegExp): string | undefined {
  return asked !== null && asked.length <= 60 && form.test(asked) ? asked : undefined;
}
