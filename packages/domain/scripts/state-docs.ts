import { PROPOSAL_TRANSITIONS, type ProposalStatus } from '../src/proposal-status.ts';
import { ROUND_TRANSITIONS, type RoundStatus } from '../src/round-status.ts';
import { statePage } from './state-page.ts';

const PROPOSAL_MEANING: Record<ProposalStatus, string> = {
  draft: 'The proposer is still writing; nobody else sees it.',
  submitted: 'Sent in and public: collects support, then waits for the feasibility check.',
  feasible: 'The check found that it can be done, for the cost that the gemeente set.',
  feasibleWithChanges: 'The same, but otherwise than the proposer wrote.',
  notFeasible: 'The check found that it cannot be done; the reason is public.',
  forwarded: 'Another department of the gemeente takes it on outside this round.',
  onBallot: 'On the ballot list, and from then on called a project.',
  withdrawn: 'The proposer took it back before it came on the ballot list.',
};

const ROUND_MEANING: Record<RoundStatus, string> = {
  draft: 'In preparation; only those who organise it see it.',
  published: 'Public; the phases say what can be done. Changes are public and have a reason.',
  open: 'The opening record is made: nothing in rules, projects and costs changes any more.',
  closed: 'The ballot box takes no more ballots.',
  awaitingDraw: 'The count met a tie that matters and waits for the recorded lots.',
  counted: 'The outcome is computed, and seen by staff only.',
  outcomePublished: 'The outcome is public.',
};

/** The generated pages by file name. */
export const STATE_DOCS: Readonly<Record<string, string>> = {
  'proposal.md': statePage({
    title: 'The life of a proposal',
    source: 'packages/domain/src/proposal-status.ts',
    meaning: PROPOSAL_MEANING,
    initial: 'draft',
    transitions: PROPOSAL_TRANSITIONS,
  }),
  'round.md': statePage({
    title: 'The life of a round',
    source: 'packages/domain/src/round-status.ts',
    meaning: ROUND_MEANING,
    initial: 'draft',
    transitions: ROUND_TRANSITIONS,
  }),
};

/** Where the pages are kept. */
export const STATE_DOCS_FOLDER = new URL('../../../docs/states/', import.meta.url);
