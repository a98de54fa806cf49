import { err, ok, type ProposalDraft, type ProposalId, type ProposalStatus, type Result } from '@wijkbegroting/domain';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { knownRound } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { checkDraft, type ProposalInvalid } from './check-draft.ts';
import { lockOwnProposal, type NotOwn } from './own-proposal.ts';
import { saveProposal } from './store.ts';

interface SaveProposal {
  readonly id: ProposalId;
  readonly content: ProposalDraft;
  readonly proposerName: string | undefined;
  /** The version that the proposer saw. */
  readonly version: number;
  readonly viewer: Viewer;
  readonly now: Date;
}

type SaveProposalError =
  | NotOwn
  | ProposalInvalid
  | { readonly code: 'proposal-not-draft'; readonly proposalStatus: ProposalStatus }
  | { readonly code: 'proposal-changed-meanwhile'; readonly version: number };

/** Keeps a draft, finished or not. Another window that saved first wins. */
export function saveDraft(db: SiteDb, { id, content, proposerName, version, viewer, now }: SaveProposal) {
  return inTransaction(db, async (tx): Promise<Result<void, SaveProposalError>> => {
    const own = await lockOwnProposal(tx, id, viewer);
    if (!own.ok) return own;
    const proposal = own.value;
    if (proposal.status !== 'draft') return err({ code: 'proposal-not-draft', proposalStatus: proposal.status });
    if (proposal.version !== version) return err({ code: 'proposal-changed-meanwhile', version: proposal.version });
    const checked = await checkDraft(tx, content, await knownRound(tx, proposal.roundId));
    if (!checked.ok) return checked;
    await saveProposal(tx, { id, content, at: now, proposerName: proposerName ?? proposal.proposerName });
    return ok(undefined);
  });
}
