import { readHaarlemAreas } from '@wijkbegroting/api/features/areas/haarlem-files.ts';
import { loadAreas } from '@wijkbegroting/api/features/areas/load-areas.ts';
import { createRound } from '@wijkbegroting/api/features/rounds/create-round.ts';
import { publishRound } from '@wijkbegroting/api/features/rounds/publish-round.ts';
import { phaseOf, roundId } from '@wijkbegroting/domain';
import { step } from '../progress.ts';
import { giveSupport, judge, sendIn } from './build-plans.ts';
import { buildVoting } from './build-voting.ts';
import { forgetCodes } from './code-file.ts';
import { readDemoRound } from './demo-file.ts';
import { must } from './must.ts';
import { seedPersonas, seedResidents } from './people.ts';
import { roundContent } from './round-content.ts';
import { scheduleAround } from './schedule.ts';
import { forgetShares } from './share-file.ts';
import { type DemoRequest, type DemoStage, hasReached, persona } from './stage.ts';
import { marked } from './unfinished.ts';

const MORE_SUPPORT_THAN_ANY_PLAN_HAS = 170;
const DEMO_BUURT = 'BU03920904';
/** How much of it has happened when somebody looks in during the phase. */
const PLANS_DURING_SUBMIT = 20;
const SUPPORT_DURING_SUBMIT = 0.4;
const SUPPORT_DURING_SUPPORT = 0.7;
const JUDGED_DURING_CHECK = 12;

/**
 * Builds the demo round on an empty database, through the same use cases as people do, each at a moment of its phase.
 * @returns the file with voting codes to try, once there are codes
 */
export async function buildDemo(request: DemoRequest): Promise<string | undefined> {
  return marked(request.config, () => build(request));
}

async function build(request: DemoRequest): Promise<string | undefined> {
  const { databases, config, asked, issuer } = request;
  const { site } = databases;
  const now = new Date();
  forgetCodes(config);
  forgetShares(config);
  const demo = readDemoRound();
  const { phases, referenceDate } = scheduleAround(demo, asked, now);
  await loadAreas(site, readHaarlemAreas());
  const stage: DemoStage = { ...request, demo, phases, personas: await seedPersonas(site, issuer, now) };
  await createDraft(stage, roundContent(demo, { phases, referenceDate }));
  if (!hasReached(asked, 'submit')) return undefined;
  await publish(stage);
  await buildPlans(stage);
  return hasReached(asked, 'ballotList') ? buildVoting(stage) : undefined;
}

async function createDraft(stage: DemoStage, content: ReturnType<typeof roundContent>): Promise<void> {
  const now = phaseOf(stage, 'prepare').opensAt;
  const id = roundId(stage.demo.round.id);
  must(await createRound(stage.databases.site, { id, content, viewer: persona(stage, 'wijkplatform'), now }));
}

async function publish(stage: DemoStage): Promise<void> {
  const now = later(phaseOf(stage, 'prepare').opensAt, 1);
  const id = roundId(stage.demo.round.id);
  must(await publishRound(stage.databases.site, { id, version: 1, viewer: persona(stage, 'wijkplatform'), now }));
}

async function buildPlans(stage: DemoStage): Promise<void> {
  const { databases, demo, asked } = stage;
  const id = roundId(demo.round.id);
  const isSubmitOver = hasReached(asked, 'support');
  const isSupportOver = hasReached(asked, 'check');
  const opened = phaseOf(stage, 'submit').opensAt;
  const residents = await seedResidents(databases.site, MORE_SUPPORT_THAN_ANY_PLAN_HAS, DEMO_BUURT, opened);
  const proposers = [persona(stage, 'initiatiefnemer'), ...residents.slice(-demo.proposals.length)];
  const sources = isSubmitOver ? demo.proposals : demo.proposals.slice(0, PLANS_DURING_SUBMIT);
  const plans = await step('Plannen insturen', () => sendIn(databases.site, id, sources, proposers, opened));
  const share = isSupportOver ? 1 : isSubmitOver ? SUPPORT_DURING_SUPPORT : SUPPORT_DURING_SUBMIT;
  await step('Plannen steunen', () => giveSupport(databases.site, plans, residents, share, later(opened, 1 / 24)));
  if (!isSupportOver) return;
  const checked = hasReached(asked, 'ballotList') ? plans : plans.slice(0, JUDGED_DURING_CHECK);
  await step('Plannen toetsen', () =>
    judge(databases.site, checked, persona(stage, 'ambtenaar'), phaseOf(stage, 'check').opensAt),
  );
}

function later(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 24 * 60 * 60 * 1000);
}
