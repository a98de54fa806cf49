import type { RoundId } from '@wijkbegroting/domain';
import type { SiteDb } from '../../database/client.ts';
import { findPendingOpening, signaturesNeeded } from '../../database/pending-opening.ts';
import { findOpeningSignatures, findTallyKey, findWitnesses } from '../../database/tally-key.ts';

/** The keys of a round as far as they have been made, and the opening that trustees may sign now. */
export async function readKeys(site: SiteDb, roundId: RoundId, now: Date) {
  const ceremony = await findTallyKey(site, roundId);
  const opening = await findPendingOpening(site, roundId, now);
  const signatures = opening === undefined ? [] : await findOpeningSignatures(site, roundId, opening.recordSha256);
  return {
    tallyKey: ceremony?.tallyKey ?? null,
    madeAt: ceremony?.madeAt ?? null,
    witnesses: await findWitnesses(site, roundId),
    logKey: opening?.record.logKey ?? null,
    opening:
      opening === undefined
        ? null
        : {
            ...opening,
            signedBy: signatures.map(({ name }) => name),
            signaturesNeeded: signaturesNeeded(opening.record.tallyKey),
          },
  };
}
