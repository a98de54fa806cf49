import {
  checkRound,
  err,
  missingTexts,
  ok,
  type Result,
  type Round,
  type RoundError,
  type RoundId,
} from '@wijkbegroting/domain';
import type { SiteTx } from '../../database/client.ts';
import type { RoundContent } from './schemas.ts';
import { findGemeenteOf } from './store.ts';

/** What the rules of the domain cannot see: the area list, and texts that only people read. */
export type RoundContentError =
  | RoundError
  | { readonly code: 'area-unknown'; readonly areaCode: string }
  | { readonly code: 'areas-in-several-gemeenten' }
  | { readonly code: 'field-empty'; readonly field: string };

export interface RoundInvalid {
  readonly code: 'round-invalid';
  readonly errors: readonly RoundContentError[];
}

/** A draft may be unfinished, but it must be something that can be kept. */
const REFUSED_IN_DRAFT: ReadonlySet<RoundContentError['code']> = new Set([
  'round-title-empty',
  'round-without-area',
  'area-duplicate',
  'category-duplicate',
  'category-label-empty',
  'phase-duplicate',
  'phase-ends-before-start',
  'budget-empty',
]);

/** Whether a draft with this content can be kept, finished or not. */
export async function checkDraft(tx: SiteTx, id: RoundId, content: RoundContent): Promise<Result<void, RoundInvalid>> {
  const errors = await contentErrors(tx, id, content);
  return verdictOn(errors.filter(({ code }) => REFUSED_IN_DRAFT.has(code) || isAboutAreaList(code)));
}

/** Whether a round with this content can be published: every rule of the domain, all errors at once. */
export async function checkWhole(tx: SiteTx, id: RoundId, content: RoundContent): Promise<Result<void, RoundInvalid>> {
  const errors = await contentErrors(tx, id, content);
  return verdictOn([...errors, ...missingTexts(content).map((field) => ({ code: 'field-empty' as const, field }))]);
}

function verdictOn(errors: readonly RoundContentError[]): Result<void, RoundInvalid> {
  return errors.length === 0 ? ok(undefined) : err({ code: 'round-invalid', errors });
}

function isAboutAreaList(code: RoundContentError['code']): boolean {
  return code === 'area-unknown' || code === 'areas-in-several-gemeenten';
}

async function contentErrors(tx: SiteTx, id: RoundId, content: RoundContent): Promise<readonly RoundContentError[]> {
  const gemeenteOf = await findGemeenteOf(tx, content.areaCodes);
  const unknown = content.areaCodes.filter((code) => !gemeenteOf.has(code));
  const gemeenten = [...new Set(gemeenteOf.values())];
  const errors: RoundContentError[] = unknown.map((areaCode) => ({ code: 'area-unknown', areaCode }));
  if (gemeenten.length > 1) errors.push({ code: 'areas-in-several-gemeenten' });
  const [gemeenteCode] = gemeenten;
  if (gemeenteCode === undefined) return errors.length > 0 ? errors : [{ code: 'round-without-area' }];
  const round: Omit<Round, 'status'> = { id, gemeenteCode, ...content };
  return [...errors, ...checkRound(round)];
}
