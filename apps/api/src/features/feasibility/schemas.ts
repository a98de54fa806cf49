import { VERDICT_OUTCOMES } from '@wijkbegroting/domain';
import { z } from 'zod';
import { PageFacts, PageQuery } from '../../wire/paging.ts';
import { Standing, VerdictWire } from '../../wire/proposals.ts';
import { Amount, Count, Instant } from '@wijkbegroting/records/quantities.ts';
import { AreaCodeText, CategoryIdText, list, ProposalIdText, Text } from '@wijkbegroting/records/texts.ts';

/** One plan that an official has to look at, or has looked at. */
const FeasibilityCheck = z
  .strictObject({
    proposalId: ProposalIdText,
    title: z.string(),
    summary: z.string(),
    categoryId: CategoryIdText.nullable(),
    buurtCode: AreaCodeText.nullable(),
    status: Standing,
    supportCount: Count,
    hasEnoughSupport: z.boolean(),
    costEstimateCents: Amount,
    submittedAt: Instant.nullable(),
    contact: z.strictObject({ name: z.string(), email: z.string().nullable() }).describe('The proposer'),
    verdict: VerdictWire.nullable(),
  })
  .meta({ id: 'FeasibilityCheck' });

export const CheckQuery = z.strictObject(PageQuery);

/** The work of a round: `closesAt` is when all verdicts must be there. */
export const FeasibilityCheckList = z.strictObject({
  opensAt: Instant,
  closesAt: Instant,
  supportThreshold: Count,
  items: list(FeasibilityCheck, 100),
  ...PageFacts,
});

/** Bounds only keep nonsense out; `checkVerdict` decides. */
export const VerdictBody = z
  .strictObject({ outcome: z.enum(VERDICT_OUTCOMES), costCents: Amount.nullable(), reason: Text(4_000) })
  .meta({ id: 'NewVerdict' });

export const JudgedProposal = z
  .strictObject({ proposalId: ProposalIdText, status: Standing, verdict: VerdictWire })
  .meta({ id: 'JudgedProposal' });

export type FeasibilityCheck = z.output<typeof FeasibilityCheck>;
export type FeasibilityCheckList = z.output<typeof FeasibilityCheckList>;
export type JudgedProposal = z.output<typeof JudgedProposal>;
