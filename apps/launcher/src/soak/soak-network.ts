import { closeBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { prepareBallots } from '../bench/ballots.ts';
import { compareWithLog } from './acknowledged.ts';
import { type Faults, startFaultyProxy } from './faulty-proxy.ts';
import { castPatiently } from './patient-voter.ts';
import type { SoakReport } from './soak-report.ts';
import type { SoakStage } from './soak-stage.ts';

/** Bar R8. */
const FAULTS: Faults = { lost: 0.3, cutOff: 0.15, delayed: 0.2, delayMs: 2_000 };
/** People who vote at the same time. */
const AT_ONCE = 128;

/** People vote over a line that loses, delays and cuts off. In the end every vote is confirmed, and is in the log once. */
export async function soakNetwork(
  stage: SoakStage,
  { votes, onProgress }: { readonly votes: number; readonly onProgress: (done: number) => void },
): Promise<SoakReport> {
  const round = 'network';
  const record = await stage.openBox(round);
  const proxy = await startFaultyProxy(stage.server().port, FAULTS);
  const ballots = await prepareBallots({ record, issuer: stage.issuer }, votes);
  const receipts = new Set<string>();
  const queue = ballots.values();
  const vote = async (): Promise<void> => {
    for (const ballot of queue) {
      await castPatiently(() => `http://127.0.0.1:${proxy.port}`, round, ballot);
      receipts.add(ballot.hash);
      onProgress(receipts.size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, vote));
  await proxy.close();
  await closeBox(stage.databases().urn, await stage.keeperOf(record.round.id), true);
  const { acknowledged, recorded, lost, unconfirmed, doubled } = await compareWithLog(
    stage.databases().urn,
    round,
    receipts,
  );
  const isRight = acknowledged === votes && lost + unconfirmed + doubled === 0;
  const { made } = proxy;
  return {
    facts: {
      stemmen: votes,
      bevestigd: acknowledged,
      vastgelegd: recorded,
      verloren: made.lost,
      afgebroken: made.cutOff,
      vertraagd: made.delayed,
    },
    faults: isRight ? [] : [`${lost} kwijt, ${unconfirmed} onbevestigd, ${doubled} dubbel`],
  };
}
