import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#lib/api/client.ts';
import { safeReturnPath } from '#lib/return-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const returnTo = safeReturnPath(url.searchParams.get('terug'));
  return { returnTo, loginHref: `/v1/session/login?returnTo=${encodeURIComponent(returnTo)}` };
};

export const actions: Actions = {
  uitloggen: async ({ fetch }) => {
    await attempt(createApi(fetch).DELETE('/v1/session'));
    redirect(303, '/');
  },
};
