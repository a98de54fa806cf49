import { error } from '@sveltejs/kit';
import { createApi, read } from '#lib/api/client.ts';
import { requireStaff, rolesCovering, wijkOfBuurt } from '#lib/staff/access.ts';
import type { LayoutServerLoad } from './$types';

/** The round with the roles of the visitor that hold for it. */
export const load: LayoutServerLoad = async ({ fetch, params, parent }) => {
  const account = requireStaff((await parent()).account);
  const api = createApi(fetch);
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: params.round } } }));
  const roles = rolesCovering(account.roles, round, await wijkOfBuurt(api, account.roles, [round]));
  if (roles.length === 0) error(403, 'not-allowed');
  return { round, roles };
};
