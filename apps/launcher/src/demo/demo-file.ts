import fs from 'node:fs';
import path from 'node:path';
import { localDateTime, type LocalDateTime, PHASES, type PhaseId } from '@wijkbegroting/domain';
import { z } from 'zod';

const FILE = path.resolve(import.meta.dirname, '../../../../data/demo/parkwijk-2027.json');

/** The phases as people in Haarlem call them; the command takes these words. */
export const PHASE_WORDS = {
  voorbereiden: 'prepare',
  indienen: 'submit',
  steunen: 'support',
  toetsen: 'check',
  bekendmaken: 'ballotList',
  stemmen: 'vote',
  tellen: 'count',
  uitslag: 'outcome',
  bezwaar: 'objection',
  uitvoeren: 'realisation',
  evalueren: 'review',
} as const satisfies Record<string, PhaseId>;

export type PhaseWord = keyof typeof PHASE_WORDS;

const word = z.enum(Object.keys(PHASE_WORDS) as [PhaseWord, ...PhaseWord[]]);
const moment = z.string().transform((text): LocalDateTime => localDateTime(text));
const euros = z.number().int().nonnegative();

const Verdict = z.object({
  outcome: z.enum(['haalbaar', 'haalbaar-na-aanpassing', 'niet-haalbaar', 'niet-getoetst']),
  costAfterCheckEuro: euros.nullable(),
  explanation: z.string(),
});

const Proposal = z.object({
  ref: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  costItems: z.array(z.object({ label: z.string(), amountEuro: euros })),
  location: z.object({ lon: z.number(), lat: z.number(), buurtCode: z.string() }),
  proposerType: z.string(),
  executedBy: z.enum(['gemeente', 'bewoners', 'samen']),
  support: z.number().int().nonnegative(),
  feasibility: Verdict,
});

const DemoFile = z.object({
  round: z.object({
    id: z.string(),
    title: z.string(),
    tagline: z.string(),
    organiser: z.string(),
    wijk: z.object({ code: z.string() }),
    budgetEuro: euros,
    phases: z.array(z.object({ id: word, start: moment, end: moment })).length(PHASES.length),
    rules: z.object({
      propose: z.object({
        maxPlansPerProposer: z.number(),
        titleMaxChars: z.number(),
        summaryMaxChars: z.number(),
        descriptionMaxChars: z.number(),
      }),
      support: z.object({ threshold: z.number() }),
      plan: z.object({ minCostEuro: euros, maxCostEuro: euros, excluded: z.array(z.string()) }),
      eligibility: z.object({ minAge: z.number(), referenceDate: z.string(), estimatedEligible: z.number() }),
      ballot: z.object({ minSelections: z.number(), maxSelections: z.number().nullable(), finalOnSubmit: z.boolean() }),
      tally: z.object({ skipIfNotAffordable: z.boolean(), minVotesPerPlan: z.number() }),
    }),
  }),
  categories: z.array(z.object({ id: z.string(), label: z.string() })),
  proposals: z.array(Proposal),
  expected: z.object({
    submitted: z.number(),
    enoughSupport: z.number(),
    feasible: z.number(),
    feasibleTotalEuro: euros,
  }),
});

export type DemoRound = z.infer<typeof DemoFile>;
export type DemoProposal = z.infer<typeof Proposal>;

/** The invented round that ships with the product, checked as strictly as anything from outside. */
export function readDemoRound(): DemoRound {
  return DemoFile.parse(JSON.parse(fs.readFileSync(FILE, 'utf8')));
}
