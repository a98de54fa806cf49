import { type BallotPaper, makeBallotPaper } from '../src/ballot.ts';
import { calendarDay, instantOf, localDateTime } from '../src/calendar.ts';
import { areaCode, categoryId, type ProjectId, roundId } from '../src/ids.ts';
import { type Cents, cents } from '../src/money.ts';
import { type Phase, type PhaseId } from '../src/phases.ts';
import type { ProposalDraft } from '../src/proposal.ts';
import type { Round } from '../src/round.ts';
import type { BallotRule, CountRules, RoundRules } from '../src/round-rules.ts';

export const HAARLEM = areaCode('GM0392');
export const PARKWIJK = areaCode('WK039209');
export const REINALDAPARK = areaCode('BU03920906');

/** The instant at which the clock in Amsterdam shows this. */
export function at(local: string): Date {
  return instantOf(localDateTime(local));
}

export function euro(amount: number): Cents {
  return cents(amount * 100);
}

/** A project with a name for an id, so that a test reads like a list of plans. */
export function project(name: string): ProjectId {
  return name as ProjectId;
}

/** The phases of the demo round in Parkwijk; where its list says 23:59, the phase runs until the next minute. */
const PARKWIJK_PHASES: readonly (readonly [id: PhaseId, opens: string, closes: string])[] = [
  ['prepare', '2027-02-01T09:00', '2027-03-01T00:00'],
  ['submit', '2027-03-01T09:00', '2027-03-29T00:00'],
  ['support', '2027-03-01T09:00', '2027-04-05T00:00'],
  ['check', '2027-04-05T09:00', '2027-05-10T00:00'],
  ['ballotList', '2027-05-10T09:00', '2027-05-17T00:00'],
  ['vote', '2027-05-17T09:00', '2027-06-14T00:00'],
  ['count', '2027-06-14T09:00', '2027-06-18T00:00'],
  ['outcome', '2027-06-18T15:00', '2027-06-19T00:00'],
  ['objection', '2027-06-19T00:00', '2027-07-31T00:00'],
  ['realisation', '2027-07-01T09:00', '2028-07-01T00:00'],
  ['review', '2028-07-01T09:00', '2028-09-01T00:00'],
];

/** The phases of the demo round, with other times for some: a closing or opening that is not named stays. */
export function phases(changes: Partial<Record<PhaseId, { opens?: string; closes?: string }>> = {}): readonly Phase[] {
  return PARKWIJK_PHASES.map(([id, opens, closes]) => ({
    id,
    opensAt: at(changes[id]?.opens ?? opens),
    closesAt: at(changes[id]?.closes ?? closes),
  }));
}

export const DIVIDE_BUDGET: BallotRule = { kind: 'divideBudget', minimumChoices: 1, maximumChoices: null };

export const COUNT: CountRules = {
  rule: 'greedyVotes',
  whenNextDoesNotFit: 'skip',
  minimumVotes: 0,
  tie: 'publicDraw',
};

export function rules(changes: Partial<RoundRules> = {}): RoundRules {
  return {
    propose: {
      minimumAge: null,
      residence: 'anyone',
      maximumPerProposer: 3,
      titleMaxLength: 60,
      summaryMaxLength: 140,
      descriptionMaxLength: 5000,
      excludedTopics: ['alcohol'],
    },
    plan: { minimumCostCents: euro(250), maximumCostCents: euro(15_000) },
    support: { threshold: 25, residence: 'gemeente', minimumAge: null },
    vote: {
      minimumAge: 12,
      referenceDate: calendarDay('2027-05-03'),
      residence: 'area',
      ballot: DIVIDE_BUDGET,
      changeable: false,
      secondFactor: 'birthYear',
    },
    count: { ...COUNT, minimumVotes: 25 },
    bindingForce: 'advice',
    ...changes,
  };
}

/** The demo round in Parkwijk. */
export function round(changes: Partial<Round> = {}): Round {
  return {
    id: roundId('parkwijk-2027'),
    title: 'Wijkbegroting Parkwijk 2027',
    areaCodes: [PARKWIJK],
    gemeenteCode: HAARLEM,
    budgetCents: euro(40_000),
    phases: phases(),
    rules: rules(),
    categories: [{ id: categoryId('groen'), label: 'Groen en natuur' }],
    status: 'published',
    ...changes,
  };
}

/** A complete plan of 9,600 euros. */
export function draft(changes: Partial<ProposalDraft> = {}): ProposalDraft {
  return {
    title: 'Bankjes rond het Reinaldapark',
    summary: 'Zes bankjes om op te rusten.',
    description: 'Veel ouderen lopen graag een rondje door het park.',
    categoryId: categoryId('groen'),
    buurtCode: REINALDAPARK,
    location: { longitude: 4.657836, latitude: 52.372407 },
    costItems: [
      { label: '6 bankjes met rugleuning', amountCents: euro(7200) },
      { label: 'plaatsen', amountCents: euro(2400) },
    ],
    executedBy: 'gemeente',
    ...changes,
  };
}

/** A ballot paper of projects with their costs in cents. */
export function paper(
  costs: Record<string, number>,
  budgetCents: number,
  rule: BallotRule = DIVIDE_BUDGET,
): BallotPaper {
  const projects = Object.entries(costs).map(([name, cost]) => ({ id: project(name), costCents: cents(cost) }));
  return makeBallotPaper(rule, cents(budgetCents), projects);
}
