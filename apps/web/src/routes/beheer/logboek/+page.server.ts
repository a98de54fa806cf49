import { createApi, read } from '#lib/api/client.ts';
import { requirePage, requireStaff, rolesOf } from '#lib/staff/access.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, route, url }) => {
  const roles = rolesOf(requireStaff((await parent()).account));
  requirePage(roles, route.id);
  const api = createApi(fetch);
  const round = url.searchParams.get('ronde') ?? '';
  const type = url.searchParams.get('soort') ?? '';
  const before = wholeNumber(url.searchParams.get('voor'));
  const query = { ...(round === '' ? {} : { round }), ...(before === undefined ? {} : { before }) };
  const [page, rounds] = await Promise.all([
    read(api.GET('/v1/audit-events', { params: { query } })),
    read(api.GET('/v1/rounds')),
  ]);
  return {
    roles,
    round,
    type,
    isFirst: before === undefined,
    nextBefore: page.nextBefore,
    events: page.items.filter((event) => type === '' || event.type === type),
    rounds: rounds.items.map(({ id, title }) => ({ value: id, label: title })),
  };
};

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
