import { err, ok, type ProposalDraft, type ProposalId, type Result, type RoundId } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import { findRound } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { type PhaseNotOpen, requirePhaseNotOver } from '../../phase-guard.ts';
import { checkDraft, type ProposalInvalid } from './check-draft.ts';
import { countProposals, insertProposal } from './store.ts';

/** Enough to try things out, too few to fill the disk with. */
const MAXIMUM_DRAFTS = 20;

/** What was taken back is kept, so that it counts too: else starting and taking back goes on without end. */
const MAXIMUM_WITHDRAWN = 30;

interface CreateProposal {
  readonly id: ProposalId;
  readonly roundId: RoundId;
  readonly content: ProposalDraft;
  readonly proposerName: string | undefined;
  readonly viewer: Viewer;
  readonly now: Date;
}

type CreateProposalError = ProposalInvalid | PhaseNotOpen | { readonly code: 'round-unknown' } | TooMany;

interface TooMany {
  readonly code: 'too-many-proposals' | 'too-many-withdrawn';
  readonly maximum: number;
}

/** Starts a draft that only its proposer sees; possible until sending in is over. */
export function createProposal(db: SiteDb, { id, roundId, content, proposerName, viewer, now }: CreateProposal) {
  return inTransaction(db, async (tx): Promise<Result<void, CreateProposalError>> => {
    const round = await findRound(tx, roundId);
    if (round === undefined || round.status === 'draft') return err({ code: 'round-unknown' });
    const inTime = requirePhaseNotOver(round, 'submit', now);
    if (!inTime.ok) return inTime;
    const checked = await checkDraft(tx, content, round);
    if (!checked.ok) return checked;
    const room = await hasRoom(tx, roundId, viewer.id);
    if (!room.ok) return room;
    await insertProposal(tx, {
      id,
      roundId,
      content,
      at: now,
      proposerId: viewer.id,
      proposerName: proposerName ?? viewer.name,
    });
    await appendAuditEvent(tx, { type: 'proposal-created', roundId, subjectId: id, accountId: viewer.id, at: now });
    return ok(undefined);
  });
}

async function hasRoom(tx: SiteTx, roundId: RoundId, proposerId: string): Promise<Result<void, TooMany>> {
  const drafts = await countProposals(tx, { roundId, proposerId, statuses: ['draft'] });
  if (drafts >= MAXIMUM_DRAFTS) return err({ code: 'too-many-proposals', maximum: MAXIMUM_DRAFTS });
  const withdrawn = await countProposals(tx, { roundId, proposerId, statuses: ['withdrawn'] });
  if (withdrawn >= MAXIMUM_WITHDRAWN) return err({ code: 'too-many-withdrawn', maximum: MAXIMUM_WITHDRAWN });
  return ok(undefined);
}
