import type { RuleChoice } from '@wijkbegroting/domain';

/** A rule of counting in words. */
export interface RuleText {
  readonly name: string;
  /** What it does, in sentences of at most 15 words. */
  readonly text: string;
}

/** The name of a rule and what it does, for residents. */
export function ruleText(choice: RuleChoice): RuleText {
  switch (choice.kind) {
    case 'greedyVotes':
      return choice.whenNextDoesNotFit === 'skip' ? MOST_VOTES : MOST_VOTES_STOP;
    case 'greedyVotesPerCost':
      return VOTES_PER_COST;
    case 'equalShares':
      return choice.utility === 'cost' ? EQUAL_SHARES : EQUAL_SHARES_COUNT;
    case 'phragmen':
      return PHRAGMEN;
    case 'maximinSupport':
      return MAXIMIN;
    case 'maxWelfare':
      return choice.utility === 'cost' ? BEST_COST : BEST_COUNT;
  }
}

/** What happens with the money that Equal Shares leaves; null for other rules. */
export function completionText(choice: RuleChoice): string | null {
  if (choice.kind !== 'equalShares') return null;
  const { addOne, greedy } = choice.completion;
  const raised = 'Iedereen krijgt steeds iets meer, tot het geld op is.';
  const after = greedy === null ? '' : `Wat dan nog over is, gaat naar ${GREEDY[greedy]}.`;
  if (addOne !== null) return after === '' ? raised : `${raised} ${after}`;
  return greedy === null ? 'Geld dat niemand uitgeeft, blijft over.' : `Wat over is, gaat naar ${GREEDY[greedy]}.`;
}

const GREEDY = { votes: 'plannen met de meeste stemmen', votesPerCost: 'plannen met de meeste stemmen per euro' };

const MOST_VOTES: RuleText = {
  name: 'Meeste stemmen eerst',
  text: 'Het plan met de meeste stemmen is het eerst aan de beurt. Past een plan niet? Dan is het volgende aan de beurt.',
};

const MOST_VOTES_STOP: RuleText = {
  name: 'Meeste stemmen eerst, en dan stoppen',
  text: 'Het plan met de meeste stemmen is het eerst aan de beurt. Past een plan niet? Dan stopt het verdelen.',
};

const VOTES_PER_COST: RuleText = {
  name: 'Meeste stemmen per euro',
  text: 'Het plan met de meeste stemmen voor elke euro is het eerst aan de beurt. Goedkope plannen hebben zo meer kans.',
};

const EQUAL_SHARES: RuleText = {
  name: 'Gelijke delen',
  text: 'Iedere kiezer krijgt evenveel geld. Wie een plan koos, betaalt mee. Een euro telt voor elk plan even zwaar.',
};

const EQUAL_SHARES_COUNT: RuleText = {
  name: 'Gelijke delen, per plan',
  text: 'Iedere kiezer krijgt evenveel geld. Wie een plan koos, betaalt mee. Elk plan telt even zwaar, duur of goedkoop.',
};

const PHRAGMEN: RuleText = {
  name: 'Phragmén',
  text: 'Kiezers dragen samen de kosten van hun plannen. Steeds komt het plan waarbij niemand te veel draagt.',
};

const MAXIMIN: RuleText = {
  name: 'Maximin',
  text: 'Als Phragmén, maar de kosten worden bij elk plan opnieuw verdeeld. Zo gelijk als het kan.',
};

const BEST_COST: RuleText = {
  name: 'Beste totaal van stemmen keer kosten',
  text: 'De plannen die passen en samen het hoogste totaal hebben. Alleen ter informatie, geen ronde telt zo.',
};

const BEST_COUNT: RuleText = {
  name: 'Beste totaal van stemmen',
  text: 'De plannen die passen en samen de meeste stemmen hebben. Alleen ter informatie, geen ronde telt zo.',
};
