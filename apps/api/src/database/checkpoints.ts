import {
  formatSignedNote,
  invariant,
  type NoteSignature,
  parseSignatureLine,
  parseSignedNote,
} from '@wijkbegroting/domain';
import { and, asc, desc, eq } from 'drizzle-orm';
import type { UrnDb } from './client.ts';
import { cosignature, logHead } from './schema/urn.ts';

/** A head of the log with everything that stands under it; of no size given the last one. Undefined when there is none. */
export async function findCheckpoint(db: UrnDb, roundId: string, size?: number): Promise<string | undefined> {
  const [row] = await db
    .select({ note: logHead.note, size: logHead.size })
    .from(logHead)
    .where(and(eq(logHead.roundId, roundId), size === undefined ? undefined : eq(logHead.size, size)))
    .orderBy(desc(logHead.size))
    .limit(1);
  if (row === undefined) return undefined;
  const signed = parseSignedNote(row.note);
  invariant(signed.ok, 'a head is stored as a signed note');
  const { text, signatures } = signed.value;
  return formatSignedNote({ text, signatures: [...signatures, ...(await cosignaturesOf(db, roundId, row.size))] });
}

async function cosignaturesOf(db: UrnDb, roundId: string, size: number): Promise<readonly NoteSignature[]> {
  const rows = await db
    .select({ line: cosignature.line })
    .from(cosignature)
    .where(and(eq(cosignature.roundId, roundId), eq(cosignature.size, size)))
    .orderBy(asc(cosignature.witness));
  return rows.map(({ line }) => {
    const parsed = parseSignatureLine(line);
    invariant(parsed.ok, 'a cosignature is stored as its line');
    return parsed.value;
  });
}
