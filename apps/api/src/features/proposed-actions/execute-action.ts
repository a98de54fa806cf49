import type { Result } from '@wijkbegroting/domain';
import type { Decided, Execution } from './execution.ts';
import { closeVoting, type CloseVotingError } from './close-voting.ts';
import { openVoting, type OpenVotingError } from './open-voting.ts';
import { publishOutcome, type PublishOutcomeError } from './publish-outcome.ts';
import { type DrawRefused, recordDraw } from './record-draw.ts';
import { type IncidentNotNow, reportIncident } from './report-incident.ts';
import type { ActionPayload } from './schemas.ts';

export type ExecutionError = OpenVotingError | CloseVotingError | DrawRefused | PublishOutcomeError | IncidentNotNow;

/** Carries out what two people have approved. Doing it again, after a break, changes nothing that was done. */
export function execute(
  execution: Execution,
  payload: ActionPayload,
  decided: Decided,
): Promise<Result<void, ExecutionError>> {
  switch (payload.kind) {
    case 'open-voting':
      return openVoting(execution, payload.record, decided);
    case 'close-voting':
      return closeVoting(execution, payload, decided);
    case 'record-draw':
      return recordDraw(execution, payload, decided);
    case 'report-incident':
      return reportIncident(execution, payload, decided);
    case 'publish-outcome':
      return publishOutcome(execution, payload, decided);
  }
}
