import type { components } from '#lib/api/generated/openapi.ts';
import { staffTemplates } from '#lib/messages/index.ts';

type RoundRules = components['schemas']['RoundRules'];

/** What a template fills in; the reference date follows from the dates. */
export interface RoundTemplate {
  readonly budgetCents: number;
  readonly rules: Omit<RoundRules, 'vote'> & { readonly vote: Omit<RoundRules['vote'], 'referenceDate'> };
  readonly categories: readonly { readonly id: string; readonly label: string }[];
  readonly decides: string;
  readonly fixedPoints: string;
}

export const TEMPLATE_IDS = ['verdeel-het-geld', 'klein-wijkbudget', 'kies-er-vijf'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export function isTemplateId(text: string | null): text is TemplateId {
  return TEMPLATE_IDS.some((id) => id === text);
}

const EURO = 100;

const DIVIDE: RoundTemplate = {
  budgetCents: 40_000 * EURO,
  categories: staffTemplates.categories,
  decides: staffTemplates.decides,
  fixedPoints: staffTemplates.fixedPoints,
  rules: {
    propose: {
      minimumAge: null,
      residence: 'anyone',
      maximumPerProposer: 3,
      titleMaxLength: 60,
      summaryMaxLength: 140,
      descriptionMaxLength: 5_000,
      excludedTopics: [...staffTemplates.excludedTopics],
    },
    plan: { minimumCostCents: 250 * EURO, maximumCostCents: 15_000 * EURO },
    support: { threshold: 25, residence: 'gemeente', minimumAge: null },
    vote: {
      minimumAge: 12,
      residence: 'area',
      ballot: { kind: 'divideBudget', minimumChoices: 1, maximumChoices: null },
      changeable: true,
      secondFactor: 'birthYear',
    },
    count: { rule: 'greedyVotes', whenNextDoesNotFit: 'skip', minimumVotes: 1, tie: 'publicDraw' },
    bindingForce: 'subsidyCeiling',
  },
};

/** Starting points that a wijkplatform can change in everything. */
export const TEMPLATES: Readonly<Record<TemplateId, RoundTemplate>> = {
  'verdeel-het-geld': DIVIDE,
  'klein-wijkbudget': {
    ...DIVIDE,
    budgetCents: 10_000 * EURO,
    rules: {
      ...DIVIDE.rules,
      propose: { ...DIVIDE.rules.propose, maximumPerProposer: 2 },
      plan: { minimumCostCents: 100 * EURO, maximumCostCents: 2_500 * EURO },
      support: { ...DIVIDE.rules.support, threshold: 15 },
    },
  },
  'kies-er-vijf': {
    ...DIVIDE,
    budgetCents: 70_000 * EURO,
    rules: {
      ...DIVIDE.rules,
      plan: { minimumCostCents: 250 * EURO, maximumCostCents: 20_000 * EURO },
      support: { ...DIVIDE.rules.support, threshold: 50 },
      vote: {
        ...DIVIDE.rules.vote,
        minimumAge: 18,
        ballot: { kind: 'chooseUpTo', minimumChoices: 1, maximumChoices: 5 },
      },
    },
  },
};
