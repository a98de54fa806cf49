export type { CastBallot } from './cast-ballot.ts';
export { castBallot } from './cast-ballot.ts';
export type { CollectPass } from './collect-pass.ts';
export { collectPass } from './collect-pass.ts';
export { memoryStore } from './memory-store.ts';
export type { Pass } from './pass.ts';
export type { SignedReceipt } from './receipt.ts';
export { verifyReceipt } from './receipt.ts';
export type { Answer, Attempt, Post, Problem, Store, Surroundings, VoterFailure } from './surroundings.ts';
