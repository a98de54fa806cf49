import { setTimeout as pause } from 'node:timers/promises';
import { closeBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { prepareBallots, type ReadyBallot } from '../bench/ballots.ts';
import { compareWithLog } from './acknowledged.ts';
import { castPatiently } from './patient-voter.ts';
import type { SoakReport } from './soak-report.ts';
import type { SoakStage } from './soak-stage.ts';

/** People who vote at the same time. */
const VOTERS = 16;
/** A crash comes within so many milliseconds after the server is back. */
const LONGEST_CALM = 1_000;
/** Ballots made ready at once; more are made when they run out. */
const SUPPLY = 200;

export interface Crashes {
  readonly kills: number;
  readonly what: 'server' | 'database';
  readonly onProgress: (done: number) => void;
}

/**
 * Kills the server or the database again and again at random moments while people vote, each until the box has confirmed
 * the ballot. In the end everything that was confirmed is in the log, once.
 */
export async function soakCrash(stage: SoakStage, { kills, what, onProgress }: Crashes): Promise<SoakReport> {
  const round = `crash-${what}`;
  const record = await stage.openBox(round);
  const receipts = new Set<string>();
  const sent = new Set<string>();
  let ready: ReadyBallot[] = [];
  let isOver = false;
  const next = async (): Promise<ReadyBallot> => {
    if (ready.length === 0) ready = [...(await prepareBallots({ record, issuer: stage.issuer }, SUPPLY))];
    return ready.pop() ?? (await next());
  };
  const vote = async (): Promise<void> => {
    while (!isOver) {
      const ballot = await next();
      sent.add(ballot.hash);
      await castPatiently(() => `http://127.0.0.1:${stage.server().port}`, round, ballot);
      receipts.add(ballot.hash);
    }
  };
  const voting = Promise.all(Array.from({ length: VOTERS }, vote));
  for (let nr = 0; nr < kills; nr += 1) {
    await pause(Math.random() * LONGEST_CALM);
    await (what === 'server' ? stage.killServer() : stage.killDatabase());
    onProgress(nr + 1);
  }
  isOver = true;
  await voting;
  await closeBox(stage.databases().urn, await stage.keeperOf(record.round.id), true);
  const { acknowledged, recorded, lost, unconfirmed, doubled } = await compareWithLog(
    stage.databases().urn,
    round,
    receipts,
  );
  const isRight = lost + unconfirmed + doubled === 0 && acknowledged === sent.size;
  return {
    facts: { afgebroken: kills, bevestigd: acknowledged, vastgelegd: recorded, kwijt: lost, dubbel: doubled },
    faults: isRight ? [] : [`${lost} kwijt, ${unconfirmed} onbevestigd, ${doubled} dubbel van ${sent.size}`],
  };
}
