import { invariant, type RoundId } from '@wijkbegroting/domain';
import { extendAuditChain, findAuditHead } from './audit-chain.ts';
import type { Databases } from './client.ts';
import { findLogKey } from './log-key.ts';
import type { LogKeeper } from './public-log.ts';

/** What is needed to add to the log of a round whose keys have been made; the head binds all that staff did until now. */
export async function logKeeperOf(
  { site, urn }: Pick<Databases, 'site' | 'urn'>,
  roundId: RoundId,
  keyEncryption: string,
): Promise<LogKeeper> {
  const key = await findLogKey(urn, roundId, keyEncryption);
  invariant(key !== undefined, 'the log key is made before the box is set ready');
  await extendAuditChain(site);
  return { roundId, key, auditHead: await findAuditHead(site) };
}
