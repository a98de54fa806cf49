import { areaCode, categoryId, cents, type RoundRules } from '@wijkbegroting/domain';
import type { RoundContent } from '@wijkbegroting/api/features/rounds/schemas.ts';
import type { DemoRound } from './demo-file.ts';
import type { Schedule } from './schedule.ts';

/** The demo round in the form in which a wijkplatform writes one. */
export function roundContent(demo: DemoRound, { phases, referenceDate }: Schedule): RoundContent {
  const { round, categories } = demo;
  return {
    title: round.title,
    tagline: round.tagline,
    organiser: round.organiser,
    about: ABOUT,
    fixedPoints: FIXED_POINTS,
    decides: DECIDES,
    budgetSource: BUDGET_SOURCE,
    budgetCents: cents(round.budgetEuro * 100),
    areaCodes: [areaCode(round.wijk.code)],
    phases,
    categories: categories.map(({ id, label }) => ({ id: categoryId(id), label })),
    rules: roundRules(demo, referenceDate),
  };
}

function roundRules({ round }: DemoRound, referenceDate: Schedule['referenceDate']): RoundRules {
  const { propose, plan, support, eligibility, ballot, tally } = round.rules;
  return {
    propose: {
      minimumAge: null,
      residence: 'anyone',
      maximumPerProposer: propose.maxPlansPerProposer,
      titleMaxLength: propose.titleMaxChars,
      summaryMaxLength: propose.summaryMaxChars,
      descriptionMaxLength: propose.descriptionMaxChars,
      excludedTopics: plan.excluded,
    },
    plan: { minimumCostCents: cents(plan.minCostEuro * 100), maximumCostCents: cents(plan.maxCostEuro * 100) },
    support: { threshold: support.threshold, residence: 'gemeente', minimumAge: null },
    vote: {
      minimumAge: eligibility.minAge,
      referenceDate,
      residence: 'area',
      ballot: { kind: 'divideBudget', minimumChoices: ballot.minSelections, maximumChoices: ballot.maxSelections },
      changeable: !ballot.finalOnSubmit,
      secondFactor: 'birthYear',
    },
    count: {
      rule: 'greedyVotes',
      whenNextDoesNotFit: tally.skipIfNotAffordable ? 'skip' : 'stop',
      minimumVotes: tally.minVotesPerPlan,
      tie: 'publicDraw',
    },
    bindingForce: 'subsidyCeiling',
  };
}

const ABOUT = [
  'De bewoners van Parkwijk verdelen samen € 40.000 over plannen voor de wijk.',
  'U kunt zelf een plan insturen, plannen van anderen steunen en daarna stemmen.',
  'Deze ronde is een voorbeeld. Alle plannen en personen zijn verzonnen.',
].join('\n\n');

const FIXED_POINTS = [
  'Een plan ligt in Parkwijk en is voor iedereen te gebruiken.',
  'Het plan is binnen twaalf maanden klaar.',
  'Onderhoud van wegen en andere vaste taken van de gemeente horen er niet bij.',
].join('\n\n');

const DECIDES = [
  'De stemming bepaalt in welke volgorde plannen geld krijgen.',
  'De gemeente neemt daarna een besluit over elk plan. De telling zelf is nog geen besluit.',
].join('\n\n');

const BUDGET_SOURCE = 'Voorbeeldbedrag: ongeveer 6 euro per inwoner van Parkwijk, uit het budget voor de wijken.';
