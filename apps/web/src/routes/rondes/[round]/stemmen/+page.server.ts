import { attempt, createApi, read } from '#lib/api/client.ts';
import { howItWorks } from '#lib/messages/index.ts';
import { readAllProposals } from '#lib/server/read-all-proposals.ts';
import { ballotOf } from '#lib/voting/voting-page.ts';
import type { PageServerLoad } from './$types';

/** From these on the ballot box takes nothing any more, whatever the clock says. */
const CLOSED_STATUSES: ReadonlySet<string> = new Set(['closed', 'awaitingDraw', 'counted', 'outcomePublished']);

/** What a voter needs, the same for everyone. Who votes what never comes here. */
export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const [round, paper] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path } })),
    attempt(api.GET('/v1/rounds/{roundId}/ballot-paper', { params: { path } })),
  ]);
  const { categories, buurten } = round;
  const proposals = paper.data === undefined ? [] : await readAllProposals(api, params.round);
  const summaries = new Map(proposals.map(({ id, summary }) => [id, summary]));
  return {
    now: new Date(),
    round: {
      id: round.id,
      title: round.title,
      isClosed: CLOSED_STATUSES.has(round.status),
      hasOutcome: round.status === 'outcomePublished',
      passesFrom: round.passWindow?.opensAt ?? null,
    },
    ballot: paper.data === undefined ? null : ballotOf(paper.data, { categories, buurten, summaries }),
    promises: howItWorks.promises,
  };
};
