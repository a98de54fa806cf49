import type { Proposal, Round } from '#lib/api/types.ts';
import { formatDay } from '#lib/format.ts';
import { supporting as words } from '#lib/messages/index.ts';

/** Whether a plan can be supported now, and if not, the sentence that says why. */
export type SupportState =
  { readonly kind: 'open'; readonly closesAt: string } | { readonly kind: 'closed'; readonly text: string };

/** What a page can know before anybody presses the button. Whether this person may, is for the API to say. */
export function supportState(
  plan: Pick<Proposal, 'status'>,
  { phases }: Pick<Round, 'phases'>,
  now: Date,
): SupportState {
  const phase = phases.find(({ id }) => id === 'support');
  const closed = (text: string): SupportState => ({ kind: 'closed', text });
  if (plan.status === 'draft' || plan.status === 'withdrawn') return closed(words.closed[plan.status]);
  if (!['collectingSupport', 'belowThreshold', 'awaitingCheck'].includes(plan.status))
    return closed(words.closed.judged);
  if (phase === undefined || now.getTime() >= new Date(phase.closesAt).getTime()) return closed(words.closed.over);
  if (now.getTime() < new Date(phase.opensAt).getTime()) return closed(words.closed.soon(formatDay(phase.opensAt)));
  return { kind: 'open', closesAt: phase.closesAt };
}
