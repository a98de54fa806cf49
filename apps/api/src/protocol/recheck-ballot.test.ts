import crypto from 'node:crypto';
import { cents, encodeChoices, makeBallotPaper, ok, projectId, roundId, toBase64url } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { signedBallot } from '../../test/helpers/ballots.ts';
import { passFor } from '../../test/helpers/election.ts';
import type { StoredBallot } from '../database/closed-ballots.ts';
import { recheckBallot, type RoundProof } from './recheck-ballot.ts';

const ROUND = roundId('parkwijk-2027');
const { publicKey: issuer, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const PROJECTS = Array.from({ length: 27 }, () => ({ id: projectId(crypto.randomUUID()), costCents: cents(100) }));
const A = PROJECTS[0]!.id;
const rule = { kind: 'divideBudget', minimumChoices: 0, maximumChoices: null } as const;
const PROOF: RoundProof = { roundId: ROUND, issuer, paper: makeBallotPaper(rule, cents(10_000), PROJECTS) };

/** As it lies in the box when nothing was checked on its way in. */
function stored(projectCount: number): StoredBallot {
  const pass = passFor(ROUND, privateKey);
  const { body, passSignature, voterSignature } = signedBallot(pass, [], {
    box: toBase64url(encodeChoices([A], projectCount)),
  });
  return {
    voterKey: Buffer.from(pass.voterKey, 'base64url'),
    rev: 1,
    body,
    bodyHash: crypto.hash('sha256', body, 'buffer'),
    passSignature: Buffer.from(passSignature, 'base64url'),
    voterSignature: Buffer.from(voterSignature, 'base64url'),
  };
}

test('a ballot of the length of its round counts', async () => {
  expect(await recheckBallot(stored(27), PROOF)).toEqual(ok([A]));
});

test.each([0, 26, 53])(
  'one as long as with %i projects is marked by its length, and does not',
  async (projectCount) => {
    expect(await recheckBallot(stored(projectCount), PROOF)).toEqual({ ok: false, error: 'ballot-malformed' });
  },
);
