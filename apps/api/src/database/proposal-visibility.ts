import { PROPOSAL_STATUSES, type ProposalStatus } from '@wijkbegroting/domain';
import { and, eq, isNotNull, notInArray, type SQL } from 'drizzle-orm';
import { proposal } from './schema/site.ts';

/** What is not public: not sent in yet, for its proposer alone, or taken back. */
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

/** Taken back after everyone could read it; a draft that was thrown away never was anyone else's to read. */
export function wasPublic({
  status,
  submittedAt,
}: Pick<typeof proposal.$inferSelect, 'status' | 'submittedAt'>): boolean {
  return status === 'withdrawn' && submittedAt !== null;
}

/** The same as an SQL condition on `site.proposal`. */
export function wasPublicOnce(): SQL | undefined {
  return and(eq(proposal.status, 'withdrawn'), isNotNull(proposal.submittedAt));
}
