import { BINDING_FORCES, RESIDENCES, type RoundRules } from '@wijkbegroting/domain';
import { z } from 'zod';
import { Amount, Count, Day } from './quantities.ts';
import { Line, list } from './texts.ts';

const Age = z.int().min(0).max(120);

/** Bounds here only keep nonsense out; `checkRoundRules` decides. */
export const RoundRulesWire: z.ZodType<RoundRules, RoundRules> = z
  .strictObject({
    propose: z.strictObject({
      minimumAge: Age.nullable(),
      residence: z.enum(RESIDENCES),
      maximumPerProposer: Count,
      titleMaxLength: Count,
      summaryMaxLength: Count,
      descriptionMaxLength: Count,
      excludedTopics: list(Line(200), 50),
    }),
    plan: z.strictObject({ minimumCostCents: Amount, maximumCostCents: Amount }),
    support: z.strictObject({ threshold: Count, residence: z.enum(RESIDENCES), minimumAge: Age.nullable() }),
    vote: z.strictObject({
      minimumAge: Age,
      referenceDate: Day,
      residence: z.enum(['gemeente', 'area']),
      ballot: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('divideBudget'), minimumChoices: Count, maximumChoices: Count.nullable() }),
        z.strictObject({ kind: z.literal('chooseUpTo'), minimumChoices: Count, maximumChoices: Count }),
      ]),
      changeable: z.boolean(),
      secondFactor: z.literal('birthYear'),
    }),
    count: z.strictObject({
      rule: z.literal('greedyVotes'),
      whenNextDoesNotFit: z.enum(['skip', 'stop']),
      minimumVotes: Count,
      tie: z.enum(['publicDraw', 'computedDraw']),
    }),
    bindingForce: z.enum(BINDING_FORCES),
  })
  .meta({ id: 'RoundRules' });
