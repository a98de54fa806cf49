import http from 'node:http';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { closeBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { prepareBallots, type ReadyBallot } from '../bench/ballots.ts';
import { compareWithLog } from './acknowledged.ts';
import type { SoakReport } from './soak-report.ts';
import type { SoakStage } from './soak-stage.ts';

export interface Arrivals {
  readonly perSecond: number;
  readonly seconds: number;
  /** The 99th percentile may be this long, in milliseconds. */
  readonly p99Ms: number;
  readonly onProgress: (sent: number) => void;
}

/** Connections to the server at most. */
const AT_ONCE = 256;

/**
 * Ballots come in at random moments, whether or not the server keeps up (an open loop): the pauses between them are those
 * of a Poisson process. Every one of them is confirmed at the first try, and is in the log.
 */
export async function soakArrivals(stage: SoakStage, arrivals: Arrivals): Promise<SoakReport> {
  const { perSecond, seconds, p99Ms } = arrivals;
  const round = `arrivals-${perSecond}`;
  const record = await stage.openBox(round);
  const ballots = await prepareBallots({ record, issuer: stage.issuer }, perSecond * seconds);
  const latency = createHistogram();
  const receipts = await castAsTheyCome(ballots, arrivals, latency, (agent, ballot) =>
    cast(agent, stage.server().port, round, ballot),
  );
  await closeBox(stage.databases().urn, await stage.keeperOf(record.round.id), true);
  const { lost, unconfirmed, doubled } = await compareWithLog(stage.databases().urn, round, receipts);
  const inMilliseconds = (microseconds: number): number => Math.round(microseconds / 1_000);
  const p99 = inMilliseconds(latency.percentile(99));
  const failed = ballots.length - receipts.size;
  const faults: string[] = [];
  if (failed > 0) faults.push(`${failed} niet in een keer bevestigd`);
  if (lost + unconfirmed + doubled > 0) faults.push(`${lost} kwijt, ${unconfirmed} onbevestigd, ${doubled} dubbel`);
  if (p99 >= p99Ms) faults.push(`p99 ${p99} ms`);
  return {
    facts: {
      perSeconde: perSecond,
      stemmen: ballots.length,
      bevestigd: receipts.size,
      p50Ms: inMilliseconds(latency.percentile(50)),
      p99Ms: p99,
      langsteMs: inMilliseconds(latency.max),
    },
    faults,
  };
}

async function castAsTheyCome(
  ballots: readonly ReadyBallot[],
  { perSecond, onProgress }: Arrivals,
  latency: RecordableHistogram,
  send: (agent: http.Agent, ballot: ReadyBallot) => Promise<number | undefined>,
): Promise<ReadonlySet<string>> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const receipts = new Set<string>();
  const underWay: Promise<void>[] = [];
  let due = performance.now();
  for (const [at, ballot] of ballots.entries()) {
    due += (-Math.log(1 - Math.random()) * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await pause(wait);
    const sent = send(agent, ballot).then((milliseconds) => {
      if (milliseconds === undefined) return;
      receipts.add(ballot.hash);
      latency.record(Math.max(1, Math.round(milliseconds * 1_000)));
    });
    underWay.push(sent);
    onProgress(at + 1);
  }
  await Promise.all(underWay);
  agent.destroy();
  return receipts;
}

/** How long it took until the receipt, counted from when the ballot came; undefined when there was none. */
function cast(agent: http.Agent, port: number, round: string, ballot: ReadyBallot): Promise<number | undefined> {
  const start = performance.now();
  const body = JSON.stringify(ballot.sent);
  return new Promise((resolve) => {
    const request = http.request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/v1/rounds/${round}/ballots`,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          const isReceipt = answer.statusCode === 200 && text.includes(ballot.hash);
          resolve(isReceipt ? performance.now() - start : undefined);
        });
      },
    );
    request.on('error', () => {
      resolve(undefined);
    });
    request.end(body);
  });
}
