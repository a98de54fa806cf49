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
  const { databases, secrets } = stage;
  const { keyEncryption } = secrets;
  const round = await demoRound(stage);
  const id = crypto.randomUUID();
  must(
    await proposeAction({ databases, keyEncryption, round, asked, now, id, accountId: persona(stage, 'beheerder').id }),
  );
  const [action] = await databases.site.select().from(proposedAction).where(eq(proposedAction.id, id));
  if (action === undefined) throw new Error('the proposed action has gone');
  const viewer = persona(stage, 'tweede-persoon');
  const execution = { databases, keyEncryption, accountId: viewer.id, now };
  must(await approveAction(execution, { actionId: id, viewer, payloadHash: action.payloadHash.toString('hex') }));
}
