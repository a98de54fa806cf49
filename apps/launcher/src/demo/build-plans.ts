import crypto from 'node:crypto';
import type { SiteDb } from '@wijkbegroting/api/database/client.ts';
import type { Viewer } from '@wijkbegroting/api/database/viewer.ts';
import { judgeProposal } from '@wijkbegroting/api/features/feasibility/judge-proposal.ts';
import { createProposal } from '@wijkbegroting/api/features/proposals/create-proposal.ts';
import { submitProposal } from '@wijkbegroting/api/features/proposals/submit-proposal.ts';
import { supportProposal } from '@wijkbegroting/api/features/proposals/support-proposal.ts';
import {
  areaCode,
  categoryId,
  cents,
  proposalId,
  type ProposalDraft,
  type ProposalId,
  type RoundId,
  type Verdict,
} from '@wijkbegroting/domain';
import type { DemoProposal } from './demo-file.ts';
import { must } from './must.ts';

export interface BuiltPlan {
  readonly id: ProposalId;
  readonly source: DemoProposal;
}

const EXECUTED_BY = { gemeente: 'gemeente', bewoners: 'residents', samen: 'together' } as const;
const SUMMARY_LENGTH = 140;
/** Transactions at once: more of them only get in each other's way. */
const AT_ONCE = 4;

/** Sends the plans in, each under one of the proposers in turn. */
export async function sendIn(
  db: SiteDb,
  roundId: RoundId,
  sources: readonly DemoProposal[],
  proposers: readonly Viewer[],
  now: Date,
): Promise<BuiltPlan[]> {
  const built: BuiltPlan[] = [];
  for (const [at, source] of sources.entries()) {
    const viewer = proposers[at % proposers.length];
    if (viewer === undefined) throw new Error('plans need proposers');
    const id = proposalId(crypto.randomUUID());
    const moment = new Date(now.getTime() + at * 60_000);
    must(
      await createProposal(db, {
        id,
        roundId,
        content: draftOf(source),
        proposerName: source.proposerType,
        viewer,
        now: moment,
      }),
    );
    must(await submitProposal(db, { id, version: 1, viewer, now: moment }));
    built.push({ id, source });
  }
  return built;
}

/** Gives every plan a share of the support in the file, from different residents. */
export async function giveSupport(
  db: SiteDb,
  plans: readonly BuiltPlan[],
  residents: readonly Viewer[],
  share: number,
  now: Date,
): Promise<void> {
  const given = plans.flatMap(({ id, source }) =>
    residents.slice(0, Math.round(source.support * share)).map((viewer) => ({ id, viewer })),
  );
  await inBatches(given, async ({ id, viewer }) => {
    must(await supportProposal(db, { id, viewer, now }));
  });
}

/** Records the verdicts of the file; plans without enough support have none. */
export async function judge(db: SiteDb, plans: readonly BuiltPlan[], official: Viewer, now: Date): Promise<void> {
  for (const { id, source } of plans) {
    const verdict = verdictOf(source);
    if (verdict !== undefined) must(await judgeProposal(db, { id, verdict, official, now }));
  }
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

function draftOf(source: DemoProposal): ProposalDraft {
  const { title, description, category, costItems, location, executedBy } = source;
  return {
    title,
    summary: firstSentences(description),
    description,
    categoryId: categoryId(category),
    buurtCode: areaCode(location.buurtCode),
    location: { longitude: location.lon, latitude: location.lat },
    costItems: costItems.map(({ label, amountEuro }) => ({ label, amountCents: cents(amountEuro * 100) })),
    executedBy: EXECUTED_BY[executedBy],
  };
}

/** As many whole sentences from the start as fit in a summary. */
function firstSentences(text: string): string {
  let summary = '';
  for (const sentence of text.match(/[^.!?]+[.!?]+/g) ?? []) {
    if (summary.length + sentence.length > SUMMARY_LENGTH) break;
    summary += sentence;
  }
  return summary.trim() || `${text.slice(0, SUMMARY_LENGTH - 1).trimEnd()}…`;
}

function verdictOf({ feasibility }: DemoProposal): Verdict | undefined {
  const { outcome, costAfterCheckEuro, explanation: reason } = feasibility;
  const costCents = costAfterCheckEuro === null ? null : cents(costAfterCheckEuro * 100);
  if (outcome === 'haalbaar') return { outcome: 'feasible', reason, costCents };
  if (outcome === 'haalbaar-na-aanpassing') return { outcome: 'feasibleWithChanges', reason, costCents };
  if (outcome === 'niet-haalbaar') return { outcome: 'notFeasible', reason, costCents };
  return undefined;
}
