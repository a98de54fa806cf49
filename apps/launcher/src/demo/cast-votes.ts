import { setTimeout as pause } from 'node:timers/promises';
import { type App, buildApp } from '@wijkbegroting/api/app.ts';
import { findBox } from '@wijkbegroting/api/database/ballot-box.ts';
import {
  type OpeningRecord,
  parseVotingCode,
  phaseOf,
  type Project,
  type ProjectId,
  roundId,
} from '@wijkbegroting/domain';
import { castBallot, collectPass, memoryStore, type Post } from '@wijkbegroting/voter';
import { bar } from '../progress.ts';
import type { DemoRound } from './demo-file.ts';
import type { DemoStage } from './stage.ts';
import type { DemoVoter } from './roll-file.ts';
import { must } from './must.ts';

/** Nobody begins to vote so shortly before closing time. */
const LAST_MOMENT = 2_000;

/**
 * Has people vote over HTTP exactly as a browser does: pass first, then a ballot that the server cannot tie to it. On a
 * slow machine the last of them come too late, as they do in real life.
 */
export async function castVotes(stage: DemoStage, voters: readonly DemoVoter[]): Promise<void> {
  const app = await appFor(stage);
  const box = await findBox(stage.databases.urn, stage.demo.round.id);
  if (box === undefined) throw new Error('the demo has no ballot box');
  const progress = bar('stemmen', voters.length);
  const closes = phaseOf(stage, 'vote').closesAt.getTime();
  for (const [at, voter] of voters.entries()) {
    if (Date.now() > closes - LAST_MOMENT) break;
    await vote(app, box.record, stage.demo, voter, at);
    progress(at + 1);
  }
  await app.close();
}

function appFor({ databases, secrets, config, issuer }: DemoStage): Promise<App> {
  const oidc = { issuer, clientId: 'demo', clientSecret: 'demo' };
  return buildApp({
    databases,
    secrets,
    oidc,
    origin: config.origin,
    batchMinutes: config.batchMinutes,
    clock: { now: () => new Date() },
    requestsPerMinute: Number.MAX_SAFE_INTEGER,
  });
}

async function vote(app: App, record: OpeningRecord, demo: DemoRound, voter: DemoVoter, at: number): Promise<void> {
  const surroundings = { post: postTo(app, at), store: memoryStore(), wait: pause };
  const { issuerKey, logKey: receiptKey, tallyKey, projects } = record;
  const pass = must(
    await collectPass({
      ...surroundings,
      roundId: roundId(record.round.id),
      code: must(parseVotingCode(voter.code)),
      birthYear: Number(voter.birthDate.slice(0, 4)),
      issuerPublicKey: issuerKey,
    }),
  );
  const choices = inventChoices(projects, demo, at);
  must(
    await castBallot({
      ...surroundings,
      pass,
      choices,
      projectCount: projects.length,
      receiptKey,
      tallyKey: tallyKey.publicKey,
    }),
  );
}

/** Every invented voter sits at an address of their own, so that the hold on clusters of codes stays quiet. */
function postTo(app: App, at: number): Post {
  const remoteAddress = `10.${String(at >> 8)}.${String(at & 255)}.1`;
  return async (path, body) => {
    const answer = await app.inject({ method: 'POST', url: path, payload: body as object, remoteAddress });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  };
}

/** Fills a part of the budget with plans in an order of the voter's own; plans with much support are liked more. */
function inventChoices(projects: readonly Project[], demo: DemoRound, voter: number): ProjectId[] {
  const support = new Map(demo.proposals.map((proposal) => [proposal.title, proposal.support]));
  const liking = projects
    .toSorted((one, other) => (one.title < other.title ? -1 : 1))
    .map((project, at) => ({
      project,
      weight: (support.get(project.title) ?? 0) * scramble(voter * 1_009 + at * 9_176),
    }));
  let left = demo.round.budgetEuro * (40 + (voter % 7) * 10);
  const chosen: ProjectId[] = [];
  for (const { project } of liking.toSorted((one, other) => other.weight - one.weight)) {
    if (project.costCents > left) continue;
    left -= project.costCents;
    chosen.push(project.id);
  }
  return chosen;
}

const LARGEST = 0x7fffffff;

/** A fixed scrambling of whole numbers to 0..1: the demo votes the same every time. */
function scramble(seed: number): number {
  let value = (seed + 1) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return ((value ^ (value >>> 16)) & LARGEST) / LARGEST;
}
