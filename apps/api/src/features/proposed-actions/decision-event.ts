import type { LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { Decided } from './execution.ts';

/** What two people decided, as the public log tells it: kind, moment, the exact content by its hash, two organisations. */
export function decisionEvent(kind: string, decided: Decided): LogEventOf<'DECISION'> {
  const { payloadSha256, proposedBy, approvedBy, decidedAt } = decided;
  return { type: 'DECISION', kind, at: decidedAt.toISOString(), payloadSha256, proposedBy, approvedBy };
}
