export type { CastBallot } from './cast-ballot.ts';
export { castBallot } from './cast-ballot.ts';
export type { CheckClosedLog, CheckInclusion, Inclusion, NotShown, WholeLog } from './check-inclusion.ts';
export { checkClosedLog, checkInclusion, checkLog } from './check-inclusion.ts';
export type { BallotFacts, CheckOpening, SeenOpening } from './check-opening.ts';
export { checkOpening } from './check-opening.ts';
export type { CollectPass } from './collect-pass.ts';
export { collectPass } from './collect-pass.ts';
export type { FollowBallot, Followed } from './follow-ballot.ts';
export { fetchLog, followBallot } from './follow-ballot.ts';
export type { KeptReceipt } from './kept-receipts.ts';
export { keepReceipt, loadReceipts, readCheckFile, writeCheckFile } from './kept-receipts.ts';
export type { LoggedLeaf } from './logged-leaf.ts';
export { memoryStore } from './memory-store.ts';
export type { Pass } from './pass.ts';
export type { ReadPass, ReadPassError } from './read-pass.ts';
export { readPass, writePass } from './read-pass.ts';
export { receiptCode, receiptInText } from './receipt-code.ts';
export { receiptWords } from './receipt-words.ts';
export type { SignedReceipt } from './receipt.ts';
export { verifyReceipt } from './receipt.ts';
export type { LogKeys, SeenBy, SignedHead } from './signed-head.ts';
export { readSignedHead } from './signed-head.ts';
export type {
  Answer,
  Attempt,
  Get,
  OpeningDoubt,
  Post,
  Problem,
  Store,
  Surroundings,
  VoterFailure,
} from './surroundings.ts';
