import { formatDayTime } from '#lib/format.ts';
import { voting, votingBallot } from '#lib/messages/index.ts';
import { type Screen, stepNumber } from './screen.ts';
import type { VotingState } from './state.ts';

/** What stands above a screen. Says which step it is, never what was chosen. */
export interface Heading {
  readonly title: string;
  readonly lead?: string;
  readonly step?: number | undefined;
}

interface Facts {
  readonly obstacle: 'secure-page' | 'storage' | 'elsewhere' | undefined;
  /** When passes can be collected, as far as that is known. */
  readonly passesFrom: string | null;
  /** When votes can be cast. */
  readonly opensAt: string | null;
}

type Words = (state: VotingState, facts: Facts) => Omit<Heading, 'step'>;

const WORDS: Readonly<Record<Screen, Words>> = {
  early: (_, { passesFrom }) => ({
    title: voting.early.title,
    lead: passesFrom === null ? voting.early.unknown : voting.early.from(formatDayTime(passesFrom)),
  }),
  closed: () => ({ title: voting.closed.title }),
  intro: () => ({ title: voting.intro.title, lead: voting.intro.lead }),
  code: () => ({ title: voting.code.title }),
  collecting: () => ({ title: voting.collecting.title }),
  held: () => ({ title: voting.held.title }),
  refused: (state) => {
    const code = state.step === 'refused' ? state.refusal.code : '';
    return { title: voting.refused.title[code] ?? voting.refused.otherTitle };
  },
  waiting: (_, { opensAt }) => ({
    title: voting.waiting.title,
    ...(opensAt === null ? {} : { lead: voting.waiting.lead(formatDayTime(opensAt)) }),
  }),
  choosing: () => ({ title: votingBallot.choose.title }),
  confirming: () => ({ title: votingBallot.confirm.title, lead: votingBallot.confirm.lead }),
  casting: () => ({ title: votingBallot.casting.title }),
  done: () => ({ title: votingBallot.done.title }),
};

export function headingFor(screen: Screen, state: VotingState, facts: Facts): Heading {
  if (facts.obstacle === 'elsewhere') return { title: voting.elsewhere.title };
  if (facts.obstacle !== undefined) return { title: voting.unsupported.title };
  return { ...WORDS[screen](state, facts), step: stepNumber(screen) };
}
