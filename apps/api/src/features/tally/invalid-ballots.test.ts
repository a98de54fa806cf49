import crypto from 'node:crypto';
import {
  boxLength,
  type BallotBody,
  canonicalBytes,
  encodeChoices,
  pad1024,
  type ProjectId,
  toBase64url,
  utf8,
} from '@wijkbegroting/domain';
import type { Pass } from '@wijkbegroting/voter';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued, sealedBox, type SignedBallot, signedBallot } from '../../../test/helpers/ballots.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import { closeAndOpen, type Election, openedElection, passFor, voteRules } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
const tally = ({ id, staff }: Election): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/tally`, { as: staff.administrator });

describe('what nobody can see when a ballot is cast comes out when the box is opened', () => {
  // € 40.000; two or three choices. Three of the dear ones are more than the budget.
  const PLANS = [1_500_000, 1_500_000, 1_500_000, 100_000, 100_000].map((costCents) => ({ costCents }));
  const BALLOT = { kind: 'divideBudget', minimumChoices: 2, maximumChoices: 3 };
  const STRANGER = '00000000-0000-4000-8000-000000000000' as ProjectId;
  let election: Election;
  let outcome: Json;
  /** What was cast, by the hash of the ballot. */
  const cast = new Map<string, string>();

  async function put(reason: string, pass: Pass, changes: Partial<BallotBody>): Promise<string> {
    const body = await signedBallot(pass, [], changes);
    const answer = await call(held, `POST /v1/rounds/${election.id}/ballots`, { body });
    expect(answer.status, reason).toBe(200);
    const { ballotHash } = answer.body['receipt'] as { ballotHash: string };
    cast.set(ballotHash, reason);
    return ballotHash;
  }

  /** Somebody with a pass seals this content, whatever it is, and the box takes it. */
  async function putContent(reason: string, content: Uint8Array): Promise<string> {
    const pass = passFor(election.id);
    return put(reason, pass, { box: await sealedBox(pass, content) });
  }

  beforeAll(async () => {
    election = await openedElection(held, { plans: PLANS, people: 20, rules: voteRules({ ballot: BALLOT }) });
    const [a, b, c, d, e] = election.projects as [ProjectId, ProjectId, ProjectId, ProjectId, ProjectId];
    const choices = (...ids: ProjectId[]): Uint8Array => encodeChoices(ids);
    const changed = choices(d, e);
    changed[1_023] = 1;
    const reversed = [d, e].toSorted().toReversed();

    await put('box-does-not-open', passFor(election.id), { box: toBase64url(crypto.randomBytes(boxLength(5))) });
    const other = await sealedBox(passFor(election.id), choices(d, e));
    await put('box-does-not-open', passFor(election.id), { box: other });
    await putContent('padding-wrong', changed);
    await putContent('padding-wrong', new Uint8Array(1_024).fill(0xff));
    await putContent('choices-malformed', pad1024(utf8(JSON.stringify(reversed))));
    await putContent('choices-malformed', pad1024(utf8('["wat ik wil"]')));
    await putContent('choices-malformed', pad1024(utf8('')));
    await putContent('ballot-duplicate-project', pad1024(canonicalBytes([d, d])));
    await putContent('ballot-unknown-project', choices(d, STRANGER));
    await putContent('ballot-too-few', choices(d));
    await putContent('ballot-too-few', choices());
    await putContent('ballot-too-many', choices(a, b, d, e));
    await putContent('ballot-over-budget', choices(a, b, c));
    await putContent('counts', choices(d, e));

    const pass = passFor(election.id);
    const right = { box: await sealedBox(pass, choices(d, e)) };
    const prevHash = await put('replaced by an invalid one', pass, right);
    await put('ballot-too-few', pass, { rev: 2, prevHash, box: await sealedBox(pass, choices(d), 2) });

    await markIssued(held, election, 20);
    await closeAndOpen(held, election);
    const counted = await tally(election);
    expect(counted.status, JSON.stringify(counted.body)).toBe(200);
    outcome = counted.body['outcome'] as Json;
  });

  test('each with its reason, in the order of the hashes', () => {
    const expected = [...cast]
      .filter(([, reason]) => /^(box|padding|choices|ballot)-/.test(reason))
      .map(([ballotHash, reason]) => ({ ballotHash, reason }))
      .toSorted((one, two) => (one.ballotHash < two.ballotHash ? -1 : 1));
    expect(outcome['invalidBallots']).toEqual(expected);
    expect(new Set(expected.map(({ reason }) => reason)).size).toBe(8);
  });

  test('and does not count; an invalid ballot also takes the place of the one before', () => {
    const [d, e] = election.projects.slice(3);
    expect(outcome).toMatchObject({ ballotCount: 1, blankCount: 0, replacedCount: 1 });
    expect(outcome['funded']).toEqual([d, e].toSorted());
    const votes = (outcome['projects'] as Json[]).map(({ votes: one }) => one);
    expect(votes.toSorted()).toEqual([0, 0, 0, 1, 1]);
  });
});

describe('nothing is counted', () => {
  type Table = 'urn.ballot' | 'urn.inbox';

  /** Puts a ballot there past every check of the API, as somebody with the keys of the database could. */
  async function smuggle(table: Table, id: string, ballot: SignedBallot): Promise<void> {
    const { voterKey } = JSON.parse(ballot.body) as { voterKey: string };
    await asOwner(
      held,
      `INSERT INTO ${table} (round_id, voter_key, rev, body, body_hash, pass_signature, voter_signature, batch)
       SELECT $1, $2, 1, $3::text, sha256(convert_to($3::text, 'UTF8')), $4, $5, 1`,
      [
        id,
        Buffer.from(voterKey, 'base64url'),
        ballot.body,
        Buffer.from(ballot.passSignature, 'base64url'),
        Buffer.from(ballot.voterSignature, 'base64url'),
      ],
    );
  }

  test('when the box holds ballots that are not in the log', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 2, election.projects);
    await markIssued(held, election, 12);
    await closeAndOpen(held, election);
    for (let nr = 0; nr < 3; nr += 1) {
      await smuggle('urn.ballot', election.id, await signedBallot(passFor(election.id), election.projects));
    }
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'ballots-not-in-log', ballots: 3 } });
  });

  test('when the log names ballots that are not in the box', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 3, election.projects);
    await markIssued(held, election, 12);
    await closeAndOpen(held, election);
    await asOwner(held, 'ALTER TABLE urn.ballot DISABLE TRIGGER ballot_append_only');
    const one = 'SELECT body_hash FROM urn.ballot WHERE round_id = $1 ORDER BY body_hash LIMIT 1';
    await asOwner(held, `DELETE FROM urn.ballot WHERE round_id = $1 AND body_hash = (${one})`, [election.id]);
    await asOwner(held, 'ALTER TABLE urn.ballot ENABLE TRIGGER ballot_append_only');
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'ballots-missing', ballots: 1 } });
  });

  test.each([
    [
      'has no pass of the issuer',
      (ballot: SignedBallot) => ({ ...ballot, passSignature: toBase64url(Buffer.alloc(384, 1)) }),
    ],
    [
      'was not signed by its voter',
      (ballot: SignedBallot) => ({ ...ballot, voterSignature: toBase64url(Buffer.alloc(64, 1)) }),
    ],
  ])('when a ballot in the log %s', async (_what, bend) => {
    const election = await openedElection(held);
    await castByMany(held, election, 2, election.projects);
    const ballot = await signedBallot(passFor(election.id), election.projects);
    await smuggle('urn.inbox', election.id, bend(ballot));
    await markIssued(held, election, 12);
    await closeAndOpen(held, election);
    const ballotHash = crypto.hash('sha256', ballot.body);
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'ballots-not-proven', ballotHash } });
  });
});
