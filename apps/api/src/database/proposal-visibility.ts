import { PROPOSAL_STATUSES, type ProposalStatus } from '@wijkbegroting/domain';
import { notInArray, type SQL } from 'drizzle-orm';
import { proposal } from './schema/site.ts';

/** What nobody but its proposer and staff sees: not sent in yet, or taken back. */
const HIDDEN: readonly ProposalStatus[] = ['draft', 'withdrawn'];

/** What everyone sees, and what counts as sent in. */
export const PUBLIC_STATUSES: readonly ProposalStatus[] = PROPOSAL_STATUSES.filter((status) => !isHidden(status));

export function isHidden(status: ProposalStatus): boolean {
  return HIDDEN.includes(status);
}

/** An SQL condition on `site.proposal`: everyone may see it. */
export function isPublic(): SQL {
  return notInArray(proposal.status, [...HIDDEN]);
}
