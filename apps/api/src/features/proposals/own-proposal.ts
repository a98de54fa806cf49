import { err, ok, type ProposalId, type Result } from '@wijkbegroting/domain';
import type { SiteTx } from '../../database/client.ts';
import { isHidden } from '../../database/proposal-visibility.ts';
import type { Viewer } from '../../database/viewer.ts';
import { lockProposal, type StoredProposal } from './store.ts';

export interface NotOwn {
  readonly code: 'proposal-unknown' | 'not-allowed';
}

/** The viewer's own proposal, locked. Of somebody else's draft not even the existence is told. */
export async function lockOwnProposal(
  tx: SiteTx,
  id: ProposalId,
  viewer: Viewer,
): Promise<Result<StoredProposal, NotOwn>> {
  const proposal = await lockProposal(tx, id);
  if (proposal?.proposerId === viewer.id) return ok(proposal);
  const isUnknown = proposal === undefined || isHidden(proposal.status);
  return err({ code: isUnknown ? 'proposal-unknown' : 'not-allowed' });
}
