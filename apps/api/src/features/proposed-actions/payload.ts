import { err, nextRoundStatus, ok, type Result, type Round } from '@wijkbegroting/domain';
import type { CloseVotingError } from './close-voting.ts';
import { findOutcomeHash } from './outcome-store.ts';
import {
  type BoxSetting,
  checkOpening,
  type OpeningError,
  openingRecordNow,
  openingSurroundings,
} from './opening-facts.ts';
import type { PublishOutcomeError } from './publish-outcome.ts';
import { checkPublicDraw, type DrawRefused } from './record-draw.ts';
import { checkIncident, type IncidentNotNow } from './report-incident.ts';
import type { ActionPayload, ProposeActionBody } from './schemas.ts';

export type PayloadError = OpeningError | CloseVotingError | DrawRefused | PublishOutcomeError | IncidentNotNow;

export interface PayloadRequest {
  readonly setting: BoxSetting;
  readonly round: Round;
  readonly asked: ProposeActionBody;
  readonly now: Date;
}

/** Everything that somebody else will approve, written out; or why it cannot be proposed now. */
export async function payloadOf({
  setting,
  round,
  asked,
  now,
}: PayloadRequest): Promise<Result<ActionPayload, PayloadError>> {
  const roundId = round.id;
  const { databases } = setting;
  switch (asked.kind) {
    case 'open-voting': {
      const ready = await checkOpening(databases, round, now);
      if (!ready.ok) return ready;
      const surroundings = await openingSurroundings(setting, round);
      return ok({ kind: asked.kind, roundId, record: await openingRecordNow(databases.site, round, surroundings) });
    }
    case 'close-voting': {
      const next = nextRoundStatus(round.status, 'closeVoting');
      return next.ok ? ok({ kind: asked.kind, roundId, earlyReason: asked.payload.earlyReason }) : next;
    }
    case 'record-draw': {
      const payload = { kind: asked.kind, roundId, ...asked.payload };
      const checked = await checkPublicDraw(databases.site, round, payload);
      return checked.ok ? ok(payload) : checked;
    }
    case 'report-incident': {
      const checked = checkIncident(round);
      return checked.ok ? ok({ kind: asked.kind, roundId, text: asked.payload.text }) : checked;
    }
    case 'publish-outcome': {
      const next = nextRoundStatus(round.status, 'publishOutcome');
      if (!next.ok) return next;
      const counted = await findOutcomeHash(databases.site, roundId);
      return counted === undefined
        ? err({ code: 'outcome-unknown' })
        : ok({ kind: asked.kind, roundId, outcomeSha256: counted.sha256 });
    }
  }
}
