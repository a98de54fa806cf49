import { err, isPhaseOpen, ok, type PhaseId, phaseOf, type Result, type Round } from '@wijkbegroting/domain';

/** Asked for at a moment when the round does not allow it; with the moments when it does. */
export interface PhaseNotOpen {
  readonly code: 'phase-not-open';
  readonly phase: PhaseId;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Whether a phase of a published round holds now. */
export function requirePhase(round: Round, phase: PhaseId, now: Date): Result<void, PhaseNotOpen> {
  return isPhaseOpen(round, phase, now) ? ok(undefined) : phaseNotOpen(round, phase);
}

/** Whether a phase of a published round holds now or is still to come. */
export function requirePhaseNotOver(round: Round, phase: PhaseId, now: Date): Result<void, PhaseNotOpen> {
  return now < phaseOf(round, phase).closesAt ? ok(undefined) : phaseNotOpen(round, phase);
}

function phaseNotOpen(round: Round, phase: PhaseId): Result<void, PhaseNotOpen> {
  const { opensAt, closesAt } = phaseOf(round, phase);
  return err({ code: 'phase-not-open', phase, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() });
}
