import {
  checkProposal,
  err,
  ok,
  type ProposalDraft,
  type ProposalError,
  type Result,
  type Round,
} from '@wijkbegroting/domain';
import { findBuurtenOfRound } from '../../database/area-reader.ts';
import type { SiteTx } from '../../database/client.ts';

export interface ProposalInvalid {
  readonly code: 'proposal-invalid';
  readonly errors: readonly ProposalError[];
}

/** A draft may be unfinished; it may not point at what does not exist. */
const REFUSED_IN_DRAFT: ReadonlySet<ProposalError['code']> = new Set([
  'category-unknown',
  'buurt-outside-round',
  'location-malformed',
]);

/** Whether a draft can be kept, finished or not. */
export async function checkDraft(
  tx: SiteTx,
  draft: ProposalDraft,
  round: Round,
): Promise<Result<void, ProposalInvalid>> {
  const errors = await errorsIn(tx, draft, round);
  return verdictOn(errors.filter(({ code }) => REFUSED_IN_DRAFT.has(code)));
}

/** Whether a plan can be sent in: all errors at once. */
export async function checkWhole(
  tx: SiteTx,
  draft: ProposalDraft,
  round: Round,
): Promise<Result<void, ProposalInvalid>> {
  return verdictOn(await errorsIn(tx, draft, round));
}

async function errorsIn(tx: SiteTx, draft: ProposalDraft, round: Round): Promise<readonly ProposalError[]> {
  const buurten = await findBuurtenOfRound(tx, round.id);
  return checkProposal(
    draft,
    round,
    buurten.map(({ code }) => code),
  ).errors;
}

function verdictOn(errors: readonly ProposalError[]): Result<void, ProposalInvalid> {
  return errors.length === 0 ? ok(undefined) : err({ code: 'proposal-invalid', errors });
}
