import { describe, expect, test } from 'vitest';
import {
  nextProposalStatus,
  PROPOSAL_STATUSES,
  PROPOSAL_TRANSITIONS,
  type ProposalEvent,
  type ProposalStatus,
} from './proposal-status.ts';
import { err, ok } from './result.ts';
import {
  nextRoundStatus,
  ROUND_STATUSES,
  ROUND_TRANSITIONS,
  type RoundEvent,
  type RoundStatus,
} from './round-status.ts';

describe('the life of a proposal', () => {
  const ALLOWED: readonly (readonly [ProposalStatus, ProposalEvent, ProposalStatus])[] = [
    ['draft', 'submit', 'submitted'],
    ['submitted', 'judgeFeasible', 'feasible'],
    ['submitted', 'judgeFeasibleWithChanges', 'feasibleWithChanges'],
    ['submitted', 'judgeNotFeasible', 'notFeasible'],
    ['submitted', 'forward', 'forwarded'],
    ['feasible', 'putOnBallot', 'onBallot'],
    ['feasibleWithChanges', 'putOnBallot', 'onBallot'],
    ['draft', 'withdraw', 'withdrawn'],
    ['submitted', 'withdraw', 'withdrawn'],
    ['feasible', 'withdraw', 'withdrawn'],
    ['feasibleWithChanges', 'withdraw', 'withdrawn'],
  ];

  test.each(ALLOWED)('%s --%s--> %s', (from, event, to) => {
    expect(nextProposalStatus(from, event)).toEqual(ok(to));
  });

  test('every other pair is refused', () => {
    const events = Object.keys(PROPOSAL_TRANSITIONS) as ProposalEvent[];
    const accepted = PROPOSAL_STATUSES.flatMap((status) =>
      events.filter((event) => nextProposalStatus(status, event).ok),
    );
    expect(accepted).toHaveLength(ALLOWED.length);
  });

  test('a refusal names what was asked', () => {
    const refusal = err({ code: 'transition-refused', status: 'onBallot', event: 'withdraw' });
    expect(nextProposalStatus('onBallot', 'withdraw')).toEqual(refusal);
  });
});

describe('the life of a round', () => {
  const ALLOWED: readonly (readonly [RoundStatus, RoundEvent, RoundStatus])[] = [
    ['draft', 'publish', 'published'],
    ['published', 'openVoting', 'open'],
    ['open', 'closeVoting', 'closed'],
    ['closed', 'findTie', 'awaitingDraw'],
    ['awaitingDraw', 'findTie', 'awaitingDraw'], // after the first draw the count can meet a second tie
    ['closed', 'recordTally', 'counted'],
    ['awaitingDraw', 'recordTally', 'counted'],
    ['counted', 'publishOutcome', 'outcomePublished'],
  ];

  test.each(ALLOWED)('%s --%s--> %s', (from, event, to) => {
    expect(nextRoundStatus(from, event)).toEqual(ok(to));
  });

  test('every other pair is refused', () => {
    const events = Object.keys(ROUND_TRANSITIONS) as RoundEvent[];
    const accepted = ROUND_STATUSES.flatMap((status) => events.filter((event) => nextRoundStatus(status, event).ok));
    expect(accepted).toHaveLength(ALLOWED.length);
  });
});
