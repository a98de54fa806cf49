import { canonicalJson } from '@wijkbegroting/domain';
import type { SealedBallot, SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import { receiptFor } from '../../src/simulate/vote.ts';
import { ballotOf, open, withBallots } from '../helpers/ballot-tampering.ts';
import type { Tamper } from './tamper.ts';

export const BATCH_TAMPERS: readonly Tamper[] = [
  {
    name: 'ballot put in by the server without a batch',
    check: 'V25',
    tamper: async (bundle) => {
      const { ballot } = await ballotOf(bundle);
      withBallots(bundle, (ballots) => ballots.push(open(ballot)));
    },
  },
  {
    name: 'batch unsorted',
    check: 'V26',
    tamper: (bundle) => {
      bundle.leaf('BALLOT_BATCH', ({ ballots }) => ballots.reverse());
      bundle.relog();
    },
  },
  {
    name: 'batch that is too small',
    check: 'V26',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const [first, second] = leaves.filter((leaf) => leaf.type === 'BALLOT_BATCH');
        if (first === undefined || second === undefined) return;
        second.ballots = [...second.ballots, ...first.ballots.splice(1)].sort();
      });
      bundle.relog();
    },
  },
  {
    name: 'ballot in two batches',
    check: 'V25',
    tamper: (bundle) => {
      bundle.leaves((leaves) => {
        const [first, second] = leaves.filter((leaf) => leaf.type === 'BALLOT_BATCH');
        if (first === undefined || second === undefined) return;
        second.ballots = [...second.ballots, ...first.ballots.slice(0, 1)].sort();
      });
      bundle.relog();
    },
  },
  {
    name: 'ballot twice in the bundle',
    check: 'V28',
    tamper: (bundle) => {
      withBallots(bundle, (ballots) => ballots.push(...ballots.slice(0, 1)));
    },
  },
  {
    name: 'ballots in another order',
    check: 'V28',
    tamper: (bundle) => {
      bundle.lines<SealedBallot>(PATHS.ballots, (ballots) => ballots.reverse());
    },
  },
  {
    name: 'promised ballot never included',
    check: 'V29',
    tamper: (bundle) => {
      const { record } = bundle.round.contents;
      const receipt = receiptFor(record, bundle.round.keys, { hash: 'ef'.repeat(32), batch: 1 });
      bundle.files.set(PATHS.receipts, `${bundle.text(PATHS.receipts)}${canonicalJson(receipt)}\n`);
    },
  },
  {
    name: 'receipt that the box never gave',
    check: 'V29',
    tamper: (bundle) => {
      bundle.lines<SignedReceiptWire>(PATHS.receipts, ([receipt]) => {
        if (receipt !== undefined) receipt.receipt.batch += 1;
      });
    },
  },
  {
    name: 'voter signature of another ballot',
    check: 'V23',
    tamper: (bundle) => {
      withBallots(bundle, ([one, other]) => {
        if (one !== undefined && other !== undefined) one.voterSignature = other.voterSignature;
      });
    },
  },
];
