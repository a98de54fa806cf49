import { attempt, createApi, read } from '#lib/api/client.ts';
import { requireStaff, rolesCovering, rolesOf, wijkOfBuurt } from '#lib/staff/access.ts';
import { sortTasks, tasksOf } from '#lib/staff/tasks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  const account = requireStaff((await parent()).account);
  const api = createApi(fetch);
  const { items } = await read(api.GET('/v1/rounds'));
  const wijken = await wijkOfBuurt(api, account.roles, items);
  const rounds = items
    .map((round) => ({ round, roles: rolesCovering(account.roles, round, wijken) }))
    .filter(({ roles }) => roles.length > 0);
  const now = new Date();
  const tasks = await Promise.all(
    rounds.map(({ round, roles }) => tasksOf({ api, round, roles, accountId: account.id, now })),
  );
  const codes = [...new Set(account.roles.map(({ areaCode }) => areaCode))];
  const names = await Promise.all(
    codes.map(async (areaCode) => {
      const { data } = await attempt(api.GET('/v1/areas/{areaCode}', { params: { path: { areaCode } } }));
      return [areaCode, data?.name ?? areaCode] as const;
    }),
  );
  return {
    now,
    roles: rolesOf(account),
    grants: account.roles.map((grant) => ({ ...grant, name: new Map(names).get(grant.areaCode) ?? grant.areaCode })),
    rounds,
    tasks: sortTasks(tasks.flat()),
  };
};
