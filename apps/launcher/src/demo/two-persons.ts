import crypto from 'node:crypto';
import { proposedAction } from '@wijkbegroting/api/database/schema/site.ts';
import { approveAction } from '@wijkbegroting/api/features/proposed-actions/approve-action.ts';
import { proposeAction } from '@wijkbegroting/api/features/proposed-actions/propose-action.ts';
import type { ProposeActionBody } from '@wijkbegroting/api/features/proposed-actions/schemas.ts';
import { eq } from 'drizzle-orm';
import { demoRound, type DemoStage, persona } from './stage.ts';
import { must } from './must.ts';

/** The beheerder proposes, the second person of another organisation approves. */
export async function together(stage: DemoStage, asked: ProposeActionBody, now: Date): Promise<void> {
  await approve(stage, await propose(stage, asked, now), now);
}

/** The beheerder proposes. @returns the id of what was proposed */
export async function propose(stage: DemoStage, asked: ProposeActionBody, now: Date): Promise<string> {
  const round = await demoRound(stage);
  const id = crypto.randomUUID();
  const accountId = persona(stage, 'beheerder').id;
  must(await proposeAction({ setting: settingOf(stage), round, asked, now, id, accountId }));
  return id;
}

/** The second person approves exactly what was proposed. */
export async function approve(stage: DemoStage, actionId: string, now: Date): Promise<void> {
  const [action] = await stage.databases.site.select().from(proposedAction).where(eq(proposedAction.id, actionId));
  if (action === undefined) throw new Error('the proposed action has gone');
  const viewer = persona(stage, 'tweede-persoon');
  const execution = { setting: settingOf(stage), accountId: viewer.id, now };
  must(await approveAction(execution, { actionId, viewer, payloadHash: action.payloadHash.toString('hex') }));
}

function settingOf({ databases, secrets, config }: DemoStage) {
  return { databases, keyEncryption: secrets.keyEncryption, batchMinutes: config.batchMinutes };
}
