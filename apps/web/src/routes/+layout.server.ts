import { createApi, attempt } from '#lib/api/client.ts';
import type { LayoutServerLoad } from './$types';

/** Who is signed in, for the header; a refused session is no session. */
export const load: LayoutServerLoad = async ({ fetch }) => {
  const { data } = await attempt(createApi(fetch).GET('/v1/session'));
  return { account: data?.account ?? null };
};
