import type { Config } from '@wijkbegroting/api/config.ts';
import type { Databases } from '@wijkbegroting/api/database/client.ts';
import { findRound } from '@wijkbegroting/api/database/round-reader.ts';
import type { Viewer } from '@wijkbegroting/api/database/viewer.ts';
import type { Secrets } from '@wijkbegroting/api/secrets.ts';
import type { PersonaId } from '@wijkbegroting/demo-login/personas';
import { type Phase, type PhaseId, PHASES, type Round, roundId } from '@wijkbegroting/domain';
import { type DemoRound, PHASE_WORDS, type PhaseWord } from './demo-file.ts';

export interface DemoRequest {
  readonly databases: Databases;
  readonly secrets: Secrets;
  readonly config: Config;
  readonly asked: PhaseWord;
  /** The provider that the personas sign in with. */
  readonly issuer: string;
  /** People on the roll; as many as make every page look filled when absent. */
  readonly rollSize?: number;
}

/** What the later steps of building need to know of the earlier ones. */
export interface DemoStage extends DemoRequest {
  readonly demo: DemoRound;
  readonly phases: readonly Phase[];
  readonly personas: ReadonlyMap<PersonaId, Viewer>;
}

/** Whether the asked phase is this one or a later one. */
export function hasReached(asked: PhaseWord, phase: PhaseId): boolean {
  return PHASES.indexOf(PHASE_WORDS[asked]) >= PHASES.indexOf(phase);
}

/** One of the personas, as somebody who is signed in. */
export function persona({ personas }: DemoStage, id: PersonaId): Viewer {
  const viewer = personas.get(id);
  if (viewer === undefined) throw new Error(`there is no persona ${id}`);
  return viewer;
}

/** The demo round as it stands now. */
export async function demoRound({ databases, demo }: DemoStage): Promise<Round> {
  const round = await findRound(databases.site, roundId(demo.round.id));
  if (round === undefined) throw new Error('the demo round has gone');
  return round;
}
