export type { IssuerPublicKey } from './issuer-key.ts';
export { importIssuerKey, verifyPass } from './issuer-key.ts';
export { isEd25519Key } from './ed25519-key.ts';
export type { BoxOpener, BoxPlace, ClosedBox, OpenBox, SealBox } from './sealing.ts';
export { makeBoxOpener, openBox, sealBox, sealedLength } from './sealing.ts';
export { ed25519KeyOf, makeEd25519Key, signEd25519, verifyEd25519 } from './signatures.ts';
export type { SharesDoNotFit, SharesError, ShareSizes, SplitError, TallyKeyPair } from './tally-key.ts';
export {
  combineShares,
  makeTallyKey,
  recoverTallySecret,
  splitTallySecret,
  tallyKeyOf,
  TRUSTEES_MAX,
} from './tally-key.ts';
export { isOpeningSignedBy, signOpening, trusteeKeyOf } from './trustee-key.ts';
export { isX25519Key } from './x25519-key.ts';
export { SEALED_OVERHEAD, SHARE_LENGTH } from '@wijkbegroting/domain';
