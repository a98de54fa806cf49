import crypto from 'node:crypto';
import { passMessage } from '@wijkbegroting/domain';
import type { SealedBallot } from '@wijkbegroting/records/ballots.ts';
import { makeBallot } from '../../src/simulate/cast-ballots.ts';
import { chanceOf } from '../../src/simulate/random.ts';
import { quickVoter } from '../../src/simulate/voters.ts';
import {
  ballotOf,
  changedBallot,
  flipBit,
  open,
  passBy,
  relogBallots,
  signedAnew,
  withBallots,
} from '../helpers/ballot-tampering.ts';
import type { Tamper } from './tamper.ts';

export const BALLOT_TAMPERS: readonly Tamper[] = [
  {
    name: 'ballot deleted',
    check: 'V28',
    tamper: (bundle) => {
      withBallots(bundle, (ballots) => ballots.splice(5, 1));
    },
  },
  {
    name: 'ballot deleted from the log too',
    check: 'V04',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => ballots.splice(5, 1));
    },
  },
  {
    name: 'ballot deleted from the log too, though its voter has a receipt',
    check: 'V29',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => ballots.splice(0, 1));
    },
  },
  {
    name: 'box bit flipped',
    check: 'V23',
    tamper: (bundle) => {
      relogBallots(bundle, ([ballot]) => {
        if (ballot !== undefined) ballot.body.box = flipBit(ballot.body.box);
      });
    },
  },
  {
    name: 'box bit flipped: it does not open any more',
    check: 'V30',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => {
        const { body } = changedBallot(ballots);
        body.box = flipBit(body.box);
      });
    },
  },
  {
    name: 'two boxes swapped',
    check: 'V30',
    tamper: (bundle) => {
      relogBallots(bundle, ([one, other]) => {
        if (one !== undefined && other !== undefined) [one.body.box, other.body.box] = [other.body.box, one.body.box];
      });
    },
  },
  {
    name: 'newest rev removed',
    check: 'V28',
    tamper: (bundle) => {
      withBallots(bundle, (ballots) => ballots.splice(ballots.indexOf(changedBallot(ballots)), 1));
    },
  },
  {
    name: 'newest rev removed from the log too',
    check: 'V04',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => ballots.splice(ballots.indexOf(changedBallot(ballots)), 1));
    },
  },
  {
    name: 'revs renumbered',
    check: 'V24',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => {
        changedBallot(ballots).body.rev = 3;
      });
    },
  },
  {
    name: 'prevHash replaced',
    check: 'V24',
    tamper: (bundle) => {
      relogBallots(bundle, (ballots) => {
        changedBallot(ballots).body.prevHash = 'ab'.repeat(32);
      });
    },
  },
  {
    name: 'a voter who names no ballot before',
    check: 'V24',
    tamper: async (bundle) => {
      const { ballot } = await ballotOf(bundle, 2, 'cd'.repeat(32));
      relogBallots(bundle, (ballots) => ballots.push(open(ballot)));
    },
  },
  {
    name: 'self-made pass',
    check: 'V17',
    tamper: async (bundle) => {
      const { ballot, voter, record } = await ballotOf(bundle);
      const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 65_537 });
      const passSignature = passBy(privateKey, passMessage(record.round.id, voter.voterKey));
      relogBallots(bundle, (ballots) => ballots.push({ ...open(ballot), passSignature }));
    },
  },
  {
    name: 'pass of another round',
    check: 'V17',
    tamper: async (bundle) => {
      const { ballot, voter } = await ballotOf(bundle);
      const other = 'parkwijk-2026' as SealedBallot['body']['round'];
      const passSignature = passBy(bundle.round.keys.issuer.privateKey, passMessage(other, voter.voterKey));
      relogBallots(bundle, (ballots) => ballots.push({ ...open(ballot), passSignature }));
    },
  },
  {
    name: 'ballot of another round',
    check: 'V17',
    tamper: async (bundle) => {
      const { ballot, signingKey } = await ballotOf(bundle);
      const body = { ...ballot.body, round: 'parkwijk-2026' as SealedBallot['body']['round'] };
      relogBallots(bundle, (ballots) => ballots.push(signedAnew(body, ballot.passSignature, signingKey)));
    },
  },
  {
    name: 'box copied under a new key',
    check: 'V30',
    tamper: async (bundle) => {
      const { ballot, signingKey } = await ballotOf(bundle);
      relogBallots(bundle, (ballots) => {
        const copied = ballots.at(-1)?.body.box ?? '';
        ballots.push(signedAnew({ ...ballot.body, box: copied }, ballot.passSignature, signingKey));
      });
    },
  },
  {
    name: 'ballots beyond passes',
    check: 'V19',
    tamper: async (bundle) => {
      const { record, keys } = { record: bundle.round.contents.record, keys: bundle.round.keys };
      const made = await Promise.all(
        [1, 2, 3].map(async (seed) => {
          const voter = await quickVoter(record, keys, chanceOf(seed));
          return await makeBallot(record, voter, { content: { kind: 'choices', choices: [] }, rev: 1, prevHash: null });
        }),
      );
      relogBallots(bundle, (ballots) => ballots.push(...made.map(({ ballot }) => open(ballot))));
    },
  },
];
