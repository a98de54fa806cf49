import { type ProposalStanding, VERDICT_OUTCOMES } from '@wijkbegroting/domain';
import { z } from 'zod';
import { Amount, Instant } from '@wijkbegroting/records/quantities.ts';

/** How a plan stands, in the words people are shown. */
export const Standing = z.enum([
  'draft',
  'collectingSupport',
  'belowThreshold',
  'awaitingCheck',
  'feasible',
  'feasibleWithChanges',
  'notFeasible',
  'forwarded',
  'onBallot',
  'withdrawn',
] as const satisfies readonly ProposalStanding[]);

/** What the gemeente found, with the public reason. */
export const VerdictWire = z
  .strictObject({
    outcome: z.enum(VERDICT_OUTCOMES),
    costCents: Amount.nullable(),
    reason: z.string(),
    judgedAt: Instant,
  })
  .meta({ id: 'Verdict' });
