import crypto from 'node:crypto';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { openedElection } from '../../../test/helpers/election.ts';
import { countBallots } from '../../../test/helpers/owner.ts';
import { type CheckedBallot, inboxOf } from './store.ts';

const held = testApp();

function ballotOf(roundId: string, changes: Partial<CheckedBallot> = {}): CheckedBallot {
  const body = crypto.randomUUID();
  return {
    roundId,
    voterKey: crypto.randomBytes(32),
    rev: 1,
    prevHash: null,
    body,
    bodyHash: crypto.hash('sha256', body, 'buffer'),
    passSignature: crypto.randomBytes(384),
    voterSignature: crypto.randomBytes(64),
    ...changes,
  };
}

test('ballots that go together get each their own answer', async () => {
  const [one, other] = [await openedElection(held), await openedElection(held)];
  const putInBox = inboxOf(held.databases.urn);
  const [first, second] = [ballotOf(one.id), ballotOf(one.id)];
  const next = ballotOf(one.id, { voterKey: first.voterKey, rev: 2, prevHash: first.bodyHash });
  const stranger = ballotOf('no-such-round');
  const rival = ballotOf(one.id, { voterKey: second.voterKey });
  const sent = [ballotOf(one.id), ballotOf(other.id), first, next, second, second, rival, stranger];
  const answers = await Promise.all(sent.map(putInBox));
  expect(answers.map(({ answer }) => answer)).toEqual([
    'recorded',
    'recorded',
    'recorded',
    'recorded',
    'recorded',
    'same',
    'conflict',
    'not-open',
  ]);
  expect(await countBallots(held, one.id)).toBe(4);
  expect(await countBallots(held, other.id)).toBe(1);
});

test('one that the database refuses takes no other with it', async () => {
  const { id } = await openedElection(held);
  const putInBox = inboxOf(held.databases.urn);
  const broken = ballotOf(id, { bodyHash: crypto.randomBytes(32) });
  const sent = [ballotOf(id), ballotOf(id), ballotOf(id), broken, ballotOf(id), broken, ballotOf(id)];
  const answers = await Promise.allSettled(sent.map(putInBox));
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, false, true]);
  expect(await countBallots(held, id)).toBe(5);
});
