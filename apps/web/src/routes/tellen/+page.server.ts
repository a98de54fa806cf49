import { redirect } from '@sveltejs/kit';
import { createApi } from '#lib/api/client.ts';
import { addressWithOwnMinimum } from '#lib/count-explorer/round-link.ts';
import { countExplorer as words } from '#lib/messages/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const address = await addressWithOwnMinimum(createApi(fetch), url.searchParams);
  if (address !== undefined) redirect(307, address);
  return { description: words.description };
};
