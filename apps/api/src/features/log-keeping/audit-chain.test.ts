import {
  auditLinkHash,
  type AuditRecord,
  auditRecordHash,
  EMPTY_AUDIT_CHAIN,
  parseAuditExtension,
  toHex,
} from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { SECRETS, testApp } from '../../../test/helpers/app.ts';
import { closeNow, openedElection } from '../../../test/helpers/election.ts';
import { publishedRound } from '../../../test/helpers/factories.ts';
import { readNote, verifiedCheckpoint } from '../../../test/helpers/log.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { keepLogs } from './keep-logs.ts';

const held = testApp();
const keep = (): Promise<void> =>
  keepLogs({ databases: held.databases, keyEncryption: SECRETS.keyEncryption, now: held.now });

interface Link extends AuditRecord {
  readonly position: number;
  readonly head: string;
}

/** The chain with the events as they stand there now. */
function chain(): Promise<readonly Link[]> {
  return asOwner<Link>(
    held,
    `SELECT l.position::int, encode(l.head, 'hex') AS head, e.id::int,
       to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
       e.type, e.account_id AS "accountId", e.round_id AS "roundId", e.subject_id AS "subjectId", e.facts, e.salt
     FROM site.audit_link l JOIN site.audit_event e ON e.id = l.event_id ORDER BY l.position`,
  );
}

/** The places at which the chain does not follow from the events; none when nobody has touched them. */
function brokenAt(links: readonly Link[]): readonly number[] {
  let before: Uint8Array = EMPTY_AUDIT_CHAIN;
  return links.flatMap(({ position, head, ...event }) => {
    const isRight = toHex(auditLinkHash(before, auditRecordHash(event))) === head;
    before = new Uint8Array(Buffer.from(head, 'hex'));
    return isRight ? [] : [position];
  });
}

async function countEvents(): Promise<number> {
  const [row] = await asOwner<{ n: number }>(held, 'SELECT count(*)::int AS n FROM site.audit_event');
  return row?.n ?? 0;
}

describe('the chain of what staff did', () => {
  test('holds every event once, without gaps, and can be computed anew', async () => {
    await openedElection(held);
    await keep();
    const links = await chain();
    expect(links.length).toBe(await countEvents());
    expect(links.length).toBeGreaterThan(10);
    expect(links.map(({ position }) => position)).toEqual(links.map((_link, at) => at + 1));
    expect(brokenAt(links)).toEqual([]);
    const before = links.at(-1);
    await publishedRound(held);
    await keep();
    const longer = await chain();
    expect(longer.length).toBeGreaterThan(links.length);
    expect(longer[links.length - 1]).toEqual(before);
    expect(brokenAt(longer)).toEqual([]);
  });

  test('shows an event that was changed, left out or put in its place', async () => {
    await keep();
    const links = await chain();
    const [victim] = links.filter(({ type }) => type === 'action-approved');
    const place = victim?.position ?? 0;
    await asOwner(held, 'ALTER TABLE site.audit_event DISABLE TRIGGER ALL');
    const change = (facts: unknown) =>
      asOwner(held, 'UPDATE site.audit_event SET facts = $2 WHERE id = $1', [victim?.id, facts]);
    await change({ ...victim?.facts, kind: 'close-voting' });
    expect(brokenAt(await chain())).toEqual([place]);
    await change(victim?.facts);
    await asOwner(held, 'ALTER TABLE site.audit_event ENABLE TRIGGER ALL');
    expect(brokenAt(await chain())).toEqual([]);
    expect(brokenAt(links.toSpliced(place - 1, 1))).toEqual([place + 1]);
    const swapped = links.toSpliced(place - 1, 1, { ...links[place]!, position: place, head: victim!.head });
    expect(brokenAt(swapped)).toEqual([place]);
  });

  test('cannot be rewritten, also by who owns the database', async () => {
    for (const statement of [
      'UPDATE site.audit_link SET position = position + 1000',
      'DELETE FROM site.audit_link',
      'TRUNCATE site.audit_link',
      'UPDATE site.audit_event SET account_id = NULL',
      'DELETE FROM site.audit_event',
    ]) {
      await expect(asOwner(held, statement), statement).rejects.toThrow(/append only/);
    }
    for (const statement of ['UPDATE site.audit_link SET position = 0', 'DELETE FROM site.audit_link']) {
      await expect(held.databases.site.execute(statement), statement).rejects.toHaveProperty('cause.code', '42501');
    }
  });

  test('has one order, however many extend it while others write events', async () => {
    const writing = Array.from({ length: 6 }, () => publishedRound(held));
    await Promise.all([...writing, ...Array.from({ length: 10 }, keep)]);
    await Promise.all(Array.from({ length: 5 }, keep));
    const links = await chain();
    expect(links.length).toBe(await countEvents());
    expect(brokenAt(links)).toEqual([]);
  });

  test('is bound by the heads of the log, which never go back', async () => {
    const election = await openedElection(held);
    await keep();
    await closeNow(held, election);
    await keep();
    const links = await chain();
    const notes = await asOwner<{ note: string }>(
      held,
      'SELECT note FROM urn.log_head WHERE round_id = $1 ORDER BY size',
      [election.id],
    );
    const heads = notes.map(({ note }) => {
      const line = parseAuditExtension(note.split('\n')[3] ?? '');
      if (!line.ok) throw new Error(line.error.code);
      return line.value;
    });
    for (const { count, head } of heads) expect(links[count - 1]?.head).toBe(head);
    const counts = heads.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    const last = await verifiedCheckpoint(held, election.id, await readNote(held, election.id));
    expect(last.extensions).toEqual([`audit ${String(heads.at(-1)?.count)} ${String(heads.at(-1)?.head)}`]);
  });
});
