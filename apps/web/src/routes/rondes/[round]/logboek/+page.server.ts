import type { RoundId } from '@wijkbegroting/domain';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { publicLog } from '#lib/messages/index.ts';
import { logView } from '#lib/public-log/log-view.ts';
import { readLog } from '#lib/server/read-log.ts';
import type { PageServerLoad } from './$types';

const NOTHING_REVEALED = { threshold: 0, revealedBy: [] };

export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const [round, log, reveal] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    readLog(api, params.round as RoundId),
    attempt(api.GET('/v1/rounds/{roundId}/key-reveal', { params: { path } })),
  ]);
  return {
    round: { id: round.id, title: round.title, hasOutcome: round.status === 'outcomePublished' },
    isFailed: log.kind === 'failed',
    log: log.kind === 'log' ? logView({ ...log, reveal: reveal.data ?? NOTHING_REVEALED }) : null,
    description: publicLog.description(round.title),
  };
};
