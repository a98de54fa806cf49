import { type Cents, EXECUTORS, isBlank, MAXIMUM_COST_ITEMS } from '@wijkbegroting/domain';
import { z } from 'zod';
import { PageFacts, PageQuery } from '../../wire/paging.ts';
import { Standing, VerdictWire } from '../../wire/proposals.ts';
import { Amount, Count, Instant, Version } from '@wijkbegroting/records/quantities.ts';
import {
  AreaCodeText,
  branded,
  CategoryIdText,
  Line,
  list,
  ProposalIdText,
  RoundIdText,
  Text,
} from '@wijkbegroting/records/texts.ts';

/** Ten billion euros a line: thirty of them still add up to a whole number. */
const LineAmount = branded<Cents>(z.int().min(0).max(1_000_000_000_000));

const CostItemWire = z.strictObject({ label: Line(200), amountCents: LineAmount }).meta({ id: 'CostItem' });
const LocationWire = z
  .strictObject({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
  .meta({ id: 'Location' });

/** Wider than any round allows: a draft may be too long, a plan that is sent in may not. */
const content = {
  title: Line(400),
  summary: Text(2_000),
  description: Text(40_000),
  categoryId: CategoryIdText.nullable(),
  buurtCode: AreaCodeText.nullable().describe('null: the plan is for the whole area of the round'),
  location: LocationWire.nullable(),
  costItems: list(CostItemWire, MAXIMUM_COST_ITEMS),
  executedBy: z.enum(EXECUTORS).nullable(),
};

const proposerName = Line(80)
  .refine((name) => !isBlank(name), 'holds no letter and no number')
  .optional()
  .describe('The name to show with the plan; the name of the account when absent');

export const CreateProposalBody = z.strictObject({ ...content, proposerName }).meta({ id: 'NewProposal' });
export const SaveProposalBody = z
  .strictObject({ version: Version, ...content, proposerName })
  .meta({ id: 'ProposalEdit' });
export const SubmitProposalBody = z.strictObject({ version: Version });

const summary = {
  id: ProposalIdText,
  roundId: RoundIdText,
  title: content.title,
  summary: content.summary,
  categoryId: content.categoryId,
  buurtCode: content.buurtCode,
  location: content.location,
  proposerName: z.string(),
  status: Standing,
  costEstimateCents: Amount.describe('What the proposer thinks that it costs'),
  costCents: Amount.nullable().describe('What it costs according to the gemeente; null before the check'),
  supportCount: Count,
  supportedByViewer: z.boolean().nullable().describe('null for a visitor'),
  submittedAt: Instant.nullable(),
};

export const ProposalSummaryWire = z.strictObject(summary).meta({ id: 'ProposalSummary' });

const Warning = z
  .strictObject({
    code: z.enum(['estimate-above-maximum', 'estimate-below-minimum']),
    field: z.literal('costItems'),
    maximumCostCents: Amount.optional(),
    minimumCostCents: Amount.optional(),
  })
  .meta({ id: 'ProposalWarning' });

export const ProposalWire = z
  .strictObject({
    ...summary,
    description: content.description,
    costItems: content.costItems,
    executedBy: content.executedBy,
    supportThreshold: Count,
    verdict: VerdictWire.nullable(),
    warnings: list(Warning, 10),
    isOwn: z.boolean().describe('Whether the viewer is the proposer'),
    version: Version,
    updatedAt: Instant,
  })
  .meta({ id: 'Proposal' });

export const ProposalQuery = z.strictObject({
  buurt: AreaCodeText.optional(),
  category: CategoryIdText.optional(),
  status: z.enum(['onBallot']).optional().describe('Only plans on the ballot list'),
  search: Line(100).optional().describe('Every word must occur in the title, the summary or the description'),
  seed: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .optional()
    .describe('The same seed gives the same random order'),
  scope: z.enum(['public', 'staff']).default('public').describe('staff: plans that were taken back too; never drafts'),
  ...PageQuery,
});
export const ProposalList = z.strictObject({ items: list(ProposalSummaryWire, 100), ...PageFacts });

export const MyProposalList = z.strictObject({
  items: list(
    z
      .strictObject({ ...summary, roundTitle: z.string(), version: Version, updatedAt: Instant })
      .meta({ id: 'MyProposal' }),
    1_000,
  ),
});

export const SupportWire = z
  .strictObject({ supportedByViewer: z.boolean(), supportCount: Count })
  .meta({ id: 'Support' });

export type ProposalSummaryWire = z.output<typeof ProposalSummaryWire>;
export type ProposalWire = z.output<typeof ProposalWire>;
export type MyProposal = z.output<typeof MyProposalList>['items'][number];
export type ProposalQuery = z.output<typeof ProposalQuery>;
export type SupportWire = z.output<typeof SupportWire>;
