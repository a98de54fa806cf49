import { findOpenTie } from '@wijkbegroting/api/database/tie-store.ts';
import { tallyRound } from '@wijkbegroting/api/features/tally/tally-round.ts';
import { demoRound, type DemoStage, persona } from './stage.ts';
import { must } from './must.ts';
import { together } from './two-persons.ts';

const MINUTES =
  'Voorbeeld van een loting. De griffier trok de briefjes in de raadzaal. Iedereen kon erbij zijn en meekijken.';

/** Counts, draws lots for every tie that the count meets, and publishes what comes out. */
export async function countAndPublish(stage: DemoStage): Promise<void> {
  await count(stage);
  for (let tie = await openTie(stage); tie !== undefined; tie = await openTie(stage)) {
    const payload = { between: [...tie], order: tie.toReversed(), minutes: MINUTES };
    await together(stage, { kind: 'record-draw', payload }, new Date());
    await count(stage);
  }
  await together(stage, { kind: 'publish-outcome', payload: {} }, new Date());
}

async function count(stage: DemoStage): Promise<void> {
  const round = await demoRound(stage);
  const accountId = persona(stage, 'beheerder').id;
  const { keyEncryption } = stage.secrets;
  must(await tallyRound(stage.databases, { round, accountId, now: new Date(), keyEncryption }));
}

async function openTie(stage: DemoStage) {
  const { id, status } = await demoRound(stage);
  if (status !== 'awaitingDraw') return undefined;
  return (await findOpenTie(stage.databases.site, id))?.between;
}
