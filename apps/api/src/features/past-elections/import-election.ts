import { type AreaCode, err, ok, type PastElectionId, type Result } from '@wijkbegroting/domain';
import { actsFor, scopeOfAreas } from '../../database/area-scope.ts';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { findElection, insertElection, type NewPastElection } from './store.ts';
import { type StripError, stripInThread } from './strip-in-thread.ts';
import type { StrippedFile } from './strip-file.ts';

/** Who may keep past elections of an area, and delete them. */
export const ELECTION_KEEPERS = ['administrator'] as const;

interface ImportElection {
  readonly id: PastElectionId;
  readonly title: string;
  readonly areaCode: AreaCode;
  readonly file: string;
  /** Whether a file with doubtful votes is taken too. */
  readonly lenient: boolean;
  readonly viewer: Viewer;
  readonly now: Date;
}

type ImportElectionError = StripError | { readonly code: 'not-allowed' | 'area-unknown' | 'election-id-taken' };

/**
 * Keeps a past election as a file that anyone can read and count again, without anything of who voted or when. Whatever
 * refuses it comes first, as reading a file takes a while; who was first with an id is decided by the database.
 */
export async function importElection(
  db: SiteDb,
  { id, title, areaCode, file, lenient, viewer, now }: ImportElection,
): Promise<Result<void, ImportElectionError>> {
  const scope = await scopeOfAreas(db, [areaCode]);
  if (scope.length === 0) return err({ code: 'area-unknown' });
  if (!actsFor(viewer.grants, ELECTION_KEEPERS, scope)) return err({ code: 'not-allowed' });
  if ((await findElection(db, id)) !== undefined) return err({ code: 'election-id-taken' });
  const stripped = await stripInThread({ text: file, strictness: lenient ? 'warn' : 'refuse' });
  if (!stripped.ok) return stripped;
  const { projects, voters, sha256: fileSha256 } = stripped.value;
  const row = rowOf(stripped.value, { id, title, areaCode, importedBy: viewer.id, importedAt: now });
  return inTransaction(db, async (tx): Promise<Result<void, ImportElectionError>> => {
    if (!(await insertElection(tx, row))) return err({ code: 'election-id-taken' });
    const facts = { areaCode, projects, voters, fileSha256 };
    const event = { type: 'past-election-imported', subjectId: id, accountId: viewer.id, at: now, facts };
    await appendAuditEvent(tx, event);
    return ok(undefined);
  });
}

function rowOf(
  { text, sha256, ...facts }: StrippedFile,
  rest: Pick<NewPastElection, 'id' | 'title' | 'areaCode' | 'importedBy' | 'importedAt'>,
): NewPastElection {
  return { ...rest, ...facts, file: text, fileSha256: Buffer.from(sha256, 'hex') };
}
