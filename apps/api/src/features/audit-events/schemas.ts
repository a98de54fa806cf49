import { z } from 'zod';
import { QueryNumber } from '../../wire/paging.ts';
import { Instant } from '../../wire/quantities.ts';
import { list, RoundIdText, Uuid } from '../../wire/texts.ts';

const MAXIMUM = 999_999_999;

const EventId = z.int().min(1);
const EventType = z
  .string()
  .max(60)
  .regex(/^[a-z]+(-[a-z]+)*$/);
const AuditEventWire = z
  .strictObject({
    id: EventId,
    at: Instant,
    type: z.string().describe('A fact in kebab-case, such as `proposal-judged`'),
    accountId: Uuid.nullable(),
    accountName: z.string().nullable().describe('The name that the account has now'),
    roundId: z.string().nullable(),
    subjectId: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'AuditEvent' });

export const AuditEventQuery = z.strictObject({
  round: RoundIdText.optional(),
  type: EventType.optional().describe('Only events of this type'),
  limit: QueryNumber(1, 100).default(50),
  before: QueryNumber(1, MAXIMUM).optional().describe('Only events older than the one with this id'),
});
export const AuditEventList = z.strictObject({
  items: list(AuditEventWire, 100),
  nextBefore: EventId.nullable().describe('The `before` of the next page; null on the last'),
});

export const Facts = AuditEventWire.shape.facts;
export type AuditEventWire = z.output<typeof AuditEventWire>;
export type AuditEventQuery = z.output<typeof AuditEventQuery>;
export type AuditEventList = z.output<typeof AuditEventList>;
