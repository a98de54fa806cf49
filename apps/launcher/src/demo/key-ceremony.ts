import { type HeldShare, holdCeremony } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { keepTallyKey } from '@wijkbegroting/api/features/round-keys/keep-tally-key.ts';
import { readKeys } from '@wijkbegroting/api/features/round-keys/read-keys.ts';
import { signOpening as keepSignature } from '@wijkbegroting/api/features/round-keys/sign-opening.ts';
import { logKeeperOf } from '@wijkbegroting/api/database/log-keeper.ts';
import { revealShare } from '@wijkbegroting/api/features/public-log/reveal-share.ts';
import { fromHex, phaseOf, roundId, toBase64url } from '@wijkbegroting/domain';
import { signOpening } from '@wijkbegroting/protocol';
import { must } from './must.ts';
import { type DemoStage, persona } from './stage.ts';

/** Who hold a share of the key of the demo round; any two of them open its box. */
const TRUSTEES = ['Gemeente Haarlem', 'Stichting Stemwacht', 'Wijkplatform Parkwijk'] as const;
const THRESHOLD = 2;

/** Holds the key ceremony of the demo round, as people do in the browser. */
export async function holdDemoCeremony(stage: DemoStage): Promise<readonly HeldShare[]> {
  const id = roundId(stage.demo.round.id);
  const { shares, publicPart } = must(await holdCeremony({ roundId: id, trustees: TRUSTEES, threshold: THRESHOLD }));
  const accountId = persona(stage, 'beheerder').id;
  const now = phaseOf(stage, 'check').closesAt;
  must(await keepTallyKey(stage.databases.site, { roundId: id, ceremony: publicPart, accountId, now }));
  return shares;
}

/** Two trustees sign the opening that was proposed. */
export async function signAsTrustees(stage: DemoStage, shares: readonly HeldShare[], now: Date): Promise<void> {
  const id = roundId(stage.demo.round.id);
  const { opening } = await readKeys(stage.databases.site, id, now);
  if (opening === null) throw new Error('nobody proposed to open the vote of the demo');
  const recordHash = must(fromHex(opening.recordSha256));
  for (const { trustee, share } of shares.slice(0, THRESHOLD)) {
    const signature = toBase64url(signOpening(share, recordHash));
    const signed = { trustee, recordSha256: opening.recordSha256, signature };
    const accountId = persona(stage, 'beheerder').id;
    must(await keepSignature(stage.databases.site, { roundId: id, signed, accountId, now }));
  }
}

/** Two trustees give back their shares, so that the box can be opened. */
export async function revealAsTrustees(stage: DemoStage, shares: readonly HeldShare[]): Promise<void> {
  const { databases, secrets, demo } = stage;
  for (const { share } of shares.slice(0, THRESHOLD)) {
    const keeper = await logKeeperOf(databases, roundId(demo.round.id), secrets.keyEncryption);
    must(await revealShare(databases.urn, keeper, toBase64url(share)));
  }
}
