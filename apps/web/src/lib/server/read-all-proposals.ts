import { type Api, read } from '#lib/api/client.ts';
import type { ProposalSummary } from '#lib/api/types.ts';

const PAGE = 100;

/** Every public plan of a round; the API gives them a hundred at a time. */
export async function readAllProposals(api: Api, roundId: string): Promise<readonly ProposalSummary[]> {
  const found: ProposalSummary[] = [];
  for (;;) {
    const { items, total } = await read(
      api.GET('/v1/rounds/{roundId}/proposals', {
        params: { path: { roundId }, query: { seed: 'stemlijst', limit: PAGE, offset: found.length } },
      }),
    );
    found.push(...items);
    if (items.length === 0 || found.length >= total) return found;
  }
}
