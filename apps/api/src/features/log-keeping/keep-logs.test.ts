import { addDays, type CalendarDay, dayOf, type RoundId } from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { SECRETS, testApp } from '../../../test/helpers/app.ts';
import { castByMany } from '../../../test/helpers/ballots.ts';
import { closeNow, type Election, openedElection } from '../../../test/helpers/election.ts';
import { eventsOf, typesOf } from '../../../test/helpers/log.ts';
import { asOwner, countBallots, countRows } from '../../../test/helpers/owner.ts';
import { keepLogs } from './keep-logs.ts';

const held = testApp();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const keep = (now = held.now): Promise<void> =>
  keepLogs({ databases: held.databases, keyEncryption: SECRETS.keyEncryption, now });

const batchesOf = async (id: string) => (await eventsOf(held, id)).filter((event) => event.type === 'BALLOT_BATCH');
const daysOf = async (id: string) => (await eventsOf(held, id)).filter((event) => event.type === 'ISSUANCE_DAY');

/** Hashes as they lie in the table, one after the other. */
async function hashesAsStored(id: string, table: string): Promise<readonly string[]> {
  const text = `SELECT encode(body_hash, 'hex') AS hash FROM ${table} WHERE round_id = $1 ORDER BY ctid`;
  return (await asOwner<{ hash: string }>(held, text, [id])).map(({ hash }) => hash);
}

/** As if so many minutes more had passed since voting opened. */
async function letPass(id: string, minutes: number): Promise<void> {
  await asOwner(held, 'ALTER TABLE urn.box DISABLE TRIGGER box_frozen');
  const text = "UPDATE urn.box SET opens_at = opens_at - $2 * interval '1 minute' WHERE round_id = $1";
  await asOwner(held, text, [id, minutes]);
  await asOwner(held, 'ALTER TABLE urn.box ENABLE TRIGGER box_frozen');
}

describe('a batch', () => {
  test('waits for ten ballots, and is sealed with all that are there', async () => {
    const election = await openedElection(held);
    const { id, projects } = election;
    await castByMany(held, election, 9, projects);
    await keep();
    expect(await typesOf(held, id)).toEqual(['OPENING', 'DECISION']);
    expect(await countRows(held, 'urn.ballot', id)).toBe(0);
    await castByMany(held, election, 2, projects);
    await keep();
    const [batch, ...more] = await batchesOf(id);
    expect(more).toEqual([]);
    expect(batch).toMatchObject({ batch: 1 });
    expect(batch?.ballots).toHaveLength(11);
  });

  test('is sorted by hash, in the log and on the disk, and nothing is left of the order in which ballots came', async () => {
    const election = await openedElection(held);
    const { id } = election;
    await castByMany(held, election, 40, election.projects);
    const asTheyCame = await hashesAsStored(id, 'urn.inbox');
    expect(asTheyCame).not.toEqual(asTheyCame.toSorted());
    const [inbox] = await asOwner<{ name: string }>(held, "SELECT 'urn.' || urn.inbox_of($1) AS name", [id]);
    const fileOf = () => asOwner(held, 'SELECT pg_relation_filenode($1::regclass) AS file', [inbox?.name]);
    const before = await fileOf();
    await keep();
    const [batch] = await batchesOf(id);
    expect(batch?.ballots).toEqual(asTheyCame.toSorted());
    expect(await hashesAsStored(id, 'urn.ballot')).toEqual(asTheyCame.toSorted());
    expect(await countRows(held, String(inbox?.name), id)).toBe(0);
    expect(await asOwner(held, 'SELECT pg_relation_size($1::regclass)::int AS size', [inbox?.name])).toEqual([
      { size: 0 },
    ]);
    expect(await fileOf()).not.toEqual(before); // another file: the old one is gone from the disk
  });

  test('is sealed once in the time between two, counted from opening by the clock of the database', async () => {
    const election = await openedElection(held, { vote: { opensIn: -10 * MINUTE, closesIn: DAY } });
    const { id, projects } = election;
    await castByMany(held, election, 12, projects);
    await keep();
    await keep(new Date(held.now.getTime() + 100 * DAY));
    expect(await batchesOf(id)).toEqual([]);
    await letPass(id, 25);
    await keep();
    expect(await batchesOf(id)).toMatchObject([{ batch: 1 }]);
    await castByMany(held, election, 12, projects);
    await keep();
    await letPass(id, 20);
    await keep();
    expect(await batchesOf(id)).toHaveLength(1);
    await letPass(id, 20);
    await keep();
    expect(await batchesOf(id)).toMatchObject([{ batch: 1 }, { batch: 2 }]);
    expect(await countRows(held, 'urn.inbox', id)).toBe(0);
    expect(await countBallots(held, id)).toBe(24);
  });

  test('of one round takes no ballot of another', async () => {
    const [one, other] = [await openedElection(held), await openedElection(held)];
    await castByMany(held, one, 10, one.projects);
    await castByMany(held, other, 9, other.projects);
    await keep();
    expect((await batchesOf(one.id))[0]?.ballots).toHaveLength(10);
    expect(await batchesOf(other.id)).toEqual([]);
    expect(await countRows(held, 'urn.inbox', other.id)).toBe(9);
  });

  test('is last when the box closes, however small; after that nothing is kept', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 11, election.projects);
    await keep();
    await castByMany(held, election, 1, election.projects);
    await closeNow(held, election);
    const types = ['OPENING', 'DECISION', 'BALLOT_BATCH', 'BALLOT_BATCH', 'DECISION', 'ISSUANCE_DAY', 'CLOSE'];
    expect(await typesOf(held, election.id)).toEqual(types);
    expect((await batchesOf(election.id)).map(({ ballots }) => ballots.length)).toEqual([11, 1]);
    await keep(new Date(held.now.getTime() + 5 * DAY));
    expect(await typesOf(held, election.id)).toEqual(types);
  });
});

describe('passes that were given out', () => {
  async function issueOn(id: RoundId, passes: number, day: CalendarDay): Promise<void> {
    await asOwner(
      held,
      `UPDATE roll.entry SET state = 'issued', day = $3, blinded_sha256 = decode(repeat('00', 32), 'hex'),
         blind_signature = decode(repeat('00', 384), 'hex')
       WHERE id IN (SELECT id FROM roll.entry WHERE round_id = $1 AND state = 'open' ORDER BY id LIMIT $2)`,
      [id, passes, day],
    );
  }
  const today = (): CalendarDay => dayOf(held.now);
  const inDays = (days: number): Date => new Date(held.now.getTime() + days * DAY);
  const told = (day: CalendarDay, passes: number) => ({ type: 'ISSUANCE_DAY', day, passes, paper: 0, blocked: 0 });

  test('are told from ten new ones on, through yesterday, and never twice of one day', async () => {
    const { id } = await openedElection(held, { people: 60 });
    const day = today();
    await issueOn(id, 9, addDays(day, -1));
    await issueOn(id, 20, day);
    await keep();
    expect(await daysOf(id)).toEqual([]); // nine yesterday; those of today are not over
    await keep(inDays(1));
    const first = told(day, 29);
    expect(await daysOf(id)).toEqual([first]);
    await issueOn(id, 9, addDays(day, 1));
    await keep(inDays(1));
    await keep(inDays(2));
    expect(await daysOf(id)).toEqual([first]);
    await issueOn(id, 1, addDays(day, 2));
    await keep(inDays(3));
    await keep(inDays(3));
    expect(await daysOf(id)).toEqual([first, told(addDays(day, 2), 39)]);
  });

  test('are told once when many keep the logs at the same time, beside a closing too', async () => {
    for (let nr = 0; nr < 4; nr += 1) {
      const election = await openedElection(held, { people: 30 });
      await castByMany(held, election, 10, election.projects);
      await issueOn(election.id, 15, today());
      const later = inDays(1);
      const keeping = Array.from({ length: 8 }, () => keep(later));
      held.now = later;
      await Promise.all([...keeping, ...(nr % 2 === 0 ? [] : [closeNow(held, election)])]);
      if (nr % 2 === 0) await closeNow(held, election);
      const events = await eventsOf(held, election.id);
      const days = events.flatMap((event) => (event.type === 'ISSUANCE_DAY' ? [event.day] : []));
      expect(days).toEqual([...new Set(days)].toSorted());
      expect(events.filter(({ type }) => type === 'BALLOT_BATCH')).toHaveLength(1);
      expect(events.at(-1)?.type).toBe('CLOSE');
    }
  });
});

describe('many at the same time', () => {
  test('seal one batch, and each ballot once', async () => {
    const election: Election = await openedElection(held);
    await castByMany(held, election, 20, election.projects);
    await Promise.all([...Array.from({ length: 10 }, () => keep()), castByMany(held, election, 10, election.projects)]);
    expect(await batchesOf(election.id)).toHaveLength(1);
    await closeNow(held, election);
    const inLog = (await batchesOf(election.id)).flatMap(({ ballots }) => ballots);
    expect(inLog.toSorted()).toEqual((await hashesAsStored(election.id, 'urn.ballot')).toSorted());
    expect(inLog).toHaveLength(30);
    expect(new Set(inLog).size).toBe(30);
  });
});
