import crypto from 'node:crypto';
import { dayOf } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { forgetDaysBefore } from '../src/features/passes/store.ts';
import { testApp } from './helpers/app.ts';
import { device, type Election, openedElection } from './helpers/election.ts';
import { asOwner } from './helpers/owner.ts';

/**
 * Secrecy (ballot-protocol, section 1): somebody with both databases in hand tries to lay passes beside ballots. Everyone
 * votes right after collecting, which is the worst case, and batches are as small as the rules allow.
 */
const held = testApp();
const DAY = 86_400_000;
const SMALLEST_BATCH = 10;

interface Trace extends Record<string, unknown> {
  readonly blinded: string;
}

/** Everything that the roll tells of the order of issuing: days, numbers of transactions, places in the file. */
const TRACES = `
  SELECT encode(e.blinded_sha256, 'hex') AS blinded
  FROM roll.entry e JOIN roll.code c ON c.round_id = e.round_id AND c.entry_id = e.id
  WHERE e.round_id = $1 AND e.state = 'issued'
  ORDER BY e.day NULLS FIRST, greatest(e.xmin::text::bigint, c.xmax::text::bigint), e.ctid`;

/** Lets everyone collect a pass, some each day. @returns hashes of the blinded messages in the order of collecting */
async function collectOver(days: number, election: Election, doesForget: boolean): Promise<readonly string[]> {
  const codes = [...election.codes.values()].toSorted(() => Math.random() - 0.5);
  const order: string[] = [];
  const perDay = Math.ceil(codes.length / days);
  for (const [at, code] of codes.entries()) {
    if (at > 0 && at % perDay === 0) await night(doesForget);
    const blinded = crypto.randomBytes(384).fill(0, 0, 1);
    const body = {
      code,
      birthYear: 1984,
      blindedMessage: blinded.toString('base64url'),
      device: crypto.randomBytes(16).toString('base64url'),
    };
    const answer = await device(held, `10.${at >> 8}.${at & 255}.1`).post(`/v1/rounds/${election.id}/passes`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    order.push(crypto.createHash('sha256').update(blinded).digest('hex'));
  }
  await night(doesForget);
  return order;
}

async function night(doesForget: boolean): Promise<void> {
  held.now = new Date(held.now.getTime() + DAY);
  if (doesForget) await forgetDaysBefore(held.databases.roll, dayOf(held.now));
}

/** How many voters are linked to their own ballot on average, by whoever guesses as well as the traces allow. */
async function expectedLinks(election: Election, truth: readonly string[]): Promise<number> {
  const guessed = (await asOwner<Trace>(held, TRACES, [election.id])).map(({ blinded }) => blinded);
  expect(guessed.toSorted()).toEqual(truth.toSorted());
  const batchOf = (place: number): number => Math.floor(place / SMALLEST_BATCH);
  const inRightBatch = guessed.filter((blinded, place) => batchOf(place) === batchOf(truth.indexOf(blinded)));
  return inRightBatch.length / SMALLEST_BATCH;
}

const opened = (people: number): Promise<Election> =>
  openedElection(held, { people, vote: { opensIn: -DAY, closesIn: 60 * DAY } });

test('with the order of issuing kept, every batch gives away one of its voters', async () => {
  const election = await opened(60);
  const truth = await collectOver(3, election, false);
  expect(await expectedLinks(election, truth)).toBe(6);
});

test.each([Number(process.env['MATCHED_VOTERS'] ?? 200)])(
  'of %i voters no more than three are linked',
  { timeout: 300_000 },
  async (people) => {
    const election = await opened(people);
    const truth = await collectOver(10, election, true);
    expect(await expectedLinks(election, truth)).toBeLessThanOrEqual(3);
  },
);
