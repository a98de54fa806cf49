import {
  type BallotPaper,
  canBeFilledIn,
  err,
  invariant,
  makeBallotPaper,
  makeOpeningRecord,
  nextRoundStatus,
  ok,
  type OpeningRecord,
  phaseOf,
  type Result,
  type Round,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import type { Databases, SiteTx } from '../../database/client.ts';
import { ensureIssuerKey } from '../../database/issuer-key.ts';
import { ensureLogKey } from '../../database/log-key.ts';
import { findRollHash, findRollReadiness, type RollReadiness } from '../../database/roll-sizes.ts';
import { findTallyKey, findWitnesses } from '../../database/tally-key.ts';
import { SOFTWARE_VERSION } from '../../software-version.ts';
import { countUnjudged, type FeasiblePlan, findFeasiblePlans } from './ballot-list-store.ts';

/** Why voting cannot be set ready yet. */
export type OpeningObstacle =
  | {
      readonly code:
        | 'submit-not-over'
        | 'support-not-over'
        | 'no-feasible-plan'
        | 'no-valid-ballot'
        | 'voting-over'
        | 'tally-key-missing';
    }
  | { readonly code: 'verdicts-missing'; readonly plans: number }
  | { readonly code: Exclude<RollReadiness['obstacle'], null> };

export type OpeningError =
  RoundTransitionRefused | { readonly code: 'opening-not-ready'; readonly obstacles: readonly OpeningObstacle[] };

/** With what a server sets boxes ready. */
export interface BoxSetting {
  readonly databases: Databases;
  readonly keyEncryption: string;
  /** How often a batch of ballots is sealed. */
  readonly batchMinutes: number;
}

/** What of the opening record does not live in `site`: read beforehand, since one transaction reaches one area only. */
export type OpeningSurroundings = Pick<
  OpeningRecord,
  'rollSizes' | 'rollSha256' | 'issuerKey' | 'logKey' | 'batchMinutes' | 'softwareVersion'
>;

/** Whether everything is there for voting to begin: the supported plans judged, the roll with its codes. All obstacles at once. */
export async function checkOpening(
  { site, roll }: Databases,
  round: Round,
  now: Date,
): Promise<Result<void, OpeningError>> {
  const next = nextRoundStatus(round.status, 'openVoting');
  if (!next.ok) return next;
  const obstacles: OpeningObstacle[] = [];
  if (now < phaseOf(round, 'submit').closesAt) obstacles.push({ code: 'submit-not-over' });
  if (now < phaseOf(round, 'support').closesAt) obstacles.push({ code: 'support-not-over' });
  if (now >= phaseOf(round, 'vote').closesAt) obstacles.push({ code: 'voting-over' });
  const unjudged = await countUnjudged(site, round.id, round.rules.support.threshold);
  if (unjudged > 0) obstacles.push({ code: 'verdicts-missing', plans: unjudged });
  const plans = await findFeasiblePlans(site, round.id);
  if (plans.length === 0) obstacles.push({ code: 'no-feasible-plan' });
  else if (!canBeFilledIn(paperOf(round, plans))) obstacles.push({ code: 'no-valid-ballot' });
  if ((await findTallyKey(site, round.id)) === undefined) obstacles.push({ code: 'tally-key-missing' });
  const { obstacle } = await findRollReadiness(roll, round);
  if (obstacle !== null) obstacles.push({ code: obstacle });
  return obstacles.length === 0 ? ok(undefined) : err({ code: 'opening-not-ready', obstacles });
}

function paperOf(round: Round, plans: readonly FeasiblePlan[]): BallotPaper {
  return makeBallotPaper(
    round.rules.vote.ballot,
    round.budgetCents,
    plans.map(({ project }) => project),
  );
}

/** Makes the keys of the round when there are none yet, and reads the sizes of the roll. Doing it twice changes nothing. */
export async function openingSurroundings(
  { databases: { roll, urn }, keyEncryption, batchMinutes }: BoxSetting,
  round: Round,
): Promise<OpeningSurroundings> {
  return {
    rollSizes: (await findRollReadiness(roll, round)).sizes,
    rollSha256: await findRollHash(roll, round.id),
    issuerKey: await ensureIssuerKey(roll, round.id, keyEncryption),
    logKey: await ensureLogKey(urn, round.id, keyEncryption),
    batchMinutes,
    softwareVersion: SOFTWARE_VERSION,
  };
}

/** The opening record as it would be at this moment. */
export async function openingRecordNow(
  db: Databases['site'] | SiteTx,
  round: Round,
  surroundings: OpeningSurroundings,
): Promise<OpeningRecord> {
  const plans = await findFeasiblePlans(db, round.id);
  const ceremony = await findTallyKey(db, round.id);
  invariant(ceremony !== undefined, 'the key ceremony comes before opening');
  return makeOpeningRecord({
    round,
    projects: plans.map(({ project }) => project),
    tallyKey: ceremony.tallyKey,
    witnesses: await findWitnesses(db, round.id),
    drawCommitment: round.rules.count.tie === 'computedDraw' ? ceremony.drawCommitment : null,
    ...surroundings,
  });
}
