import { type Api, read } from '#lib/api/client.ts';
import type { Check } from '#lib/staff/check-queue.ts';

export interface CheckQueue {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly supportThreshold: number;
  readonly items: readonly Check[];
}

const PAGE = 100;

/** Every plan that was sent in, those that wait for a verdict first; the API gives them a hundred at a time. */
export async function readAllChecks(api: Api, roundId: string): Promise<CheckQueue> {
  const items: Check[] = [];
  for (;;) {
    const answer = await read(
      api.GET('/v1/rounds/{roundId}/feasibility-checks', {
        params: { path: { roundId }, query: { limit: PAGE, offset: items.length } },
      }),
    );
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total) return { ...answer, items };
  }
}
