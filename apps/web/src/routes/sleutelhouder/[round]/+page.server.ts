import { attempt, createApi, read } from '#lib/api/client.ts';
import { trusteePhase } from '#lib/keys/trustee-phase.ts';
import { requireStaff } from '#lib/staff/access.ts';
import type { PageServerLoad } from './$types';

/** Whoever has a role for the round: what they can do here hangs on the share that they hold. */
export const load: PageServerLoad = async ({ fetch, params, parent }) => {
  requireStaff((await parent()).account);
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path } }));
  const keys = await read(api.GET('/v1/rounds/{roundId}/keys', { params: { path } }));
  const isClosed = round.status !== 'draft' && round.status !== 'published' && round.status !== 'open';
  const reveal = isClosed
    ? await attempt(api.GET('/v1/rounds/{roundId}/key-reveal', { params: { path } }))
    : { data: undefined };
  const revealed = reveal.data ?? null;
  return { round, keys, reveal: revealed, phase: trusteePhase({ status: round.status, keys, reveal: revealed }) };
};
