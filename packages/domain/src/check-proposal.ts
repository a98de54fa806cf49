import type { AreaCode } from './ids.ts';
import type { Cents } from './money.ts';
import { costEstimateCents, type Location, type ProposalDraft } from './proposal.ts';
import type { Round } from './round.ts';
import { isBlank, isReadable, textLength } from './text.ts';

/** Why a plan cannot be sent in yet. `field` is the path in the draft, for instance 'costItems.0.label'. */
export type ProposalError =
  | { readonly code: 'field-empty' | 'field-unreadable'; readonly field: string }
  | { readonly code: 'field-too-long' | 'too-many-items'; readonly field: string; readonly maximum: number }
  | { readonly code: 'category-unknown' | 'buurt-outside-round' | 'location-malformed'; readonly field: string };

/** What the proposer should know, and may leave as it is: the estimate lies outside the bounds for a plan. */
export type ProposalWarning =
  | { readonly code: 'estimate-above-maximum'; readonly field: 'costItems'; readonly maximumCostCents: Cents }
  | { readonly code: 'estimate-below-minimum'; readonly field: 'costItems'; readonly minimumCostCents: Cents };

/** Everything found in one plan. Without errors it can be sent in, with warnings or not. */
export interface ProposalCheck {
  readonly errors: readonly ProposalError[];
  readonly warnings: readonly ProposalWarning[];
}

/** Cost lines a plan can have at most. */
export const MAXIMUM_COST_ITEMS = 30;

/** Length in characters of the label of a cost item. */
export const COST_LABEL_MAX_LENGTH = 100;

/**
 * Checks whether a plan can be sent in, and finds all errors at once. A price outside the bounds only warns: an
 * estimate is an estimate, the feasibility check sets the cost. Rule: docs/rules/stemregels.md, article 2.
 * @param buurtCodes the buurten of the round's area; a plan without a buurt is for the whole area
 */
export function checkProposal(
  draft: ProposalDraft,
  round: Pick<Round, 'rules' | 'categories'>,
  buurtCodes: Iterable<AreaCode>,
): ProposalCheck {
  const { propose } = round.rules;
  return {
    errors: [
      ...checkText('title', draft.title, propose.titleMaxLength),
      ...checkText('summary', draft.summary, propose.summaryMaxLength),
      ...checkText('description', draft.description, propose.descriptionMaxLength),
      ...checkCategory(draft, round),
      ...checkPlace(draft, new Set(buurtCodes)),
      ...checkCostItems(draft),
      ...(draft.executedBy === null ? [{ code: 'field-empty' as const, field: 'executedBy' }] : []),
    ],
    warnings: warnAboutEstimate(draft, round),
  };
}

function checkText(field: string, text: string, maximum: number): readonly ProposalError[] {
  if (isBlank(text)) return [{ code: 'field-empty', field }];
  const errors: ProposalError[] = [];
  if (!isReadable(text)) errors.push({ code: 'field-unreadable', field });
  if (textLength(text) > maximum) errors.push({ code: 'field-too-long', field, maximum });
  return errors;
}

function checkCategory(draft: ProposalDraft, round: Pick<Round, 'categories'>): readonly ProposalError[] {
  if (draft.categoryId === null) return [{ code: 'field-empty', field: 'categoryId' }];
  const isKnown = round.categories.some(({ id }) => id === draft.categoryId);
  return isKnown ? [] : [{ code: 'category-unknown', field: 'categoryId' }];
}

function isOnEarth({ longitude, latitude }: Location): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

function checkPlace(draft: ProposalDraft, buurtCodes: ReadonlySet<AreaCode>): readonly ProposalError[] {
  const errors: ProposalError[] = [];
  if (draft.buurtCode !== null && !buurtCodes.has(draft.buurtCode)) {
    errors.push({ code: 'buurt-outside-round', field: 'buurtCode' });
  }
  if (draft.location !== null && !isOnEarth(draft.location)) {
    errors.push({ code: 'location-malformed', field: 'location' });
  }
  return errors;
}

function checkCostItems({ costItems }: ProposalDraft): readonly ProposalError[] {
  if (costItems.length === 0) return [{ code: 'field-empty', field: 'costItems' }];
  if (costItems.length > MAXIMUM_COST_ITEMS) {
    return [{ code: 'too-many-items', field: 'costItems', maximum: MAXIMUM_COST_ITEMS }];
  }
  return costItems.flatMap(({ label, amountCents }, at) => {
    const field = `costItems.${String(at)}`;
    const errors = [...checkText(`${field}.label`, label, COST_LABEL_MAX_LENGTH)];
    if (amountCents === 0) errors.push({ code: 'field-empty', field: `${field}.amountCents` });
    return errors;
  });
}

function warnAboutEstimate(draft: ProposalDraft, round: Pick<Round, 'rules'>): readonly ProposalWarning[] {
  const { minimumCostCents, maximumCostCents } = round.rules.plan;
  const estimate = costEstimateCents(draft);
  if (draft.costItems.length === 0) return [];
  if (estimate > maximumCostCents) return [{ code: 'estimate-above-maximum', field: 'costItems', maximumCostCents }];
  if (estimate < minimumCostCents) return [{ code: 'estimate-below-minimum', field: 'costItems', minimumCostCents }];
  return [];
}
