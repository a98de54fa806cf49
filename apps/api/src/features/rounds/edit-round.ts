import { type AreaCode, err, isBlank, ok, type Result, type RoundId, type RoundStatus } from '@wijkbegroting/domain';
import { actsFor, scopeOfAreas } from '../../database/area-scope.ts';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import type { RoundRecord } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { checkDraft, checkWhole, type RoundInvalid } from './check-content.ts';
import { compareContent } from './compare-content.ts';
import { contentOf } from './content-of.ts';
import { ROUND_WRITERS } from './create-round.ts';
import type { RoundContent } from './schemas.ts';
import { insertChange, lockRound, saveRound, usedCategories } from './store.ts';

interface EditRound {
  readonly id: RoundId;
  readonly content: RoundContent;
  /** The version that the editor saw. */
  readonly version: number;
  /** Why a published round changes, for everyone to read. */
  readonly reason: string | undefined;
  readonly viewer: Viewer;
  readonly now: Date;
}

type EditRoundError =
  | RoundInvalid
  | { readonly code: 'round-unknown' | 'round-frozen' | 'not-allowed' | 'change-reason-missing' }
  | { readonly code: 'round-changed-meanwhile'; readonly version: number }
  | { readonly code: 'round-invalid'; readonly errors: readonly PublishedRoundError[] };

type PublishedRoundError =
  { readonly code: 'round-areas-fixed' } | { readonly code: 'category-in-use'; readonly categoryId: string };

/** A draft is edited freely; a published round in public, with a reason; an open round no more. */
const EDITABLE: ReadonlySet<RoundStatus> = new Set(['draft', 'published']);

/** Writes a round anew. What changes in a published round is kept field by field, with the reason, for everyone to read. */
export function editRound(db: SiteDb, edit: EditRound) {
  return inTransaction(db, async (tx): Promise<Result<void, EditRoundError>> => {
    const record = await lockRound(tx, edit.id);
    if (record === undefined) return err({ code: 'round-unknown' });
    if (!EDITABLE.has(record.round.status)) return err({ code: 'round-frozen' });
    if (record.version !== edit.version) return err({ code: 'round-changed-meanwhile', version: record.version });
    return record.round.status === 'draft' ? editDraft(tx, edit) : editPublished(tx, record, edit);
  });
}

async function editDraft(tx: SiteTx, { id, content, viewer, now }: EditRound): Promise<Result<void, EditRoundError>> {
  const checked = await checkDraft(tx, id, content);
  if (!checked.ok) return checked;
  const scope = await scopeOfAreas(tx, content.areaCodes);
  if (!actsFor(viewer.grants, ROUND_WRITERS, scope)) return err({ code: 'not-allowed' });
  await saveRound(tx, id, content);
  await appendAuditEvent(tx, { type: 'round-draft-saved', roundId: id, accountId: viewer.id, at: now });
  return ok(undefined);
}

async function editPublished(tx: SiteTx, record: RoundRecord, edit: EditRound): Promise<Result<void, EditRoundError>> {
  const { id, content, reason, viewer, now } = edit;
  const checked = await checkWhole(tx, id, content);
  if (!checked.ok) return checked;
  const promised = await promisesBroken(tx, record, content);
  if (promised.length > 0) return err({ code: 'round-invalid', errors: promised });
  const changes = compareContent(contentOf(record), content);
  if (changes.length === 0) return ok(undefined);
  if (reason === undefined || isBlank(reason)) return err({ code: 'change-reason-missing' });
  const version = record.version + 1;
  await saveRound(tx, id, content);
  await insertChange(tx, id, { version, at: now, reason, changes: [...changes] });
  await appendAuditEvent(tx, { type: 'round-changed', roundId: id, accountId: viewer.id, at: now, facts: { version } });
  return ok(undefined);
}

/** People have sent in plans for these areas and under these categories, so those stay. */
async function promisesBroken(
  tx: SiteTx,
  { round }: RoundRecord,
  content: RoundContent,
): Promise<PublishedRoundError[]> {
  const kept = new Set<string>(content.categories.map(({ id }) => id));
  const missing = (await usedCategories(tx, round.id)).filter((id) => !kept.has(id));
  const errors: PublishedRoundError[] = missing.map((categoryId) => ({ code: 'category-in-use', categoryId }));
  return sameAreas(round.areaCodes, content.areaCodes) ? errors : [{ code: 'round-areas-fixed' }, ...errors];
}

function sameAreas(some: readonly AreaCode[], others: readonly AreaCode[]): boolean {
  return some.length === others.length && some.every((code) => others.includes(code));
}
