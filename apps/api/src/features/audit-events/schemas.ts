import { z } from 'zod';
import { QueryNumber } from '../../wire/paging.ts';
import { Sha256Text } from '@wijkbegroting/records/opening-record.ts';
import { Count, Instant } from '@wijkbegroting/records/quantities.ts';
import { list, RoundIdText, Uuid } from '@wijkbegroting/records/texts.ts';

const MAXIMUM = 999_999_999;
/** Links of the chain in one answer. */
export const LINKS_AT_ONCE = 500;

const EventId = z.int().min(1);
const Position = z.int().min(1).describe('Place in the chain of staff events, from 1');
const Head = Sha256Text.describe('Head of the chain through this event, see docs/protocol.md, section 7');
const FactsWire = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
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
    facts: FactsWire,
    position: Position.nullable().describe('Place in the chain; null while the event is not in it'),
    head: Head.nullable(),
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

/** An event just as it is hashed. Its instant stays a text: the hash is that of its canonical JSON. */
const ChainedEvent = z
  .strictObject({
    id: EventId,
    at: z.iso.datetime(),
    type: z.string(),
    accountId: Uuid.nullable(),
    roundId: z.string().nullable(),
    subjectId: z.string().nullable(),
    facts: FactsWire,
    salt: z.string(),
  })
  .meta({ id: 'ChainedEvent' });

const link = { position: Position, head: Head };
const LinkWire = z
  .union([
    z.strictObject({ ...link, event: ChainedEvent }),
    z.strictObject({ ...link, recordSha256: Sha256Text.describe('Hash of an event of an area that is not yours') }),
  ])
  .meta({ id: 'AuditLink' });

export const AuditLinkQuery = z.strictObject({
  after: QueryNumber(0, MAXIMUM).default(0).describe('Only links after the one at this position'),
});
export const AuditLinkList = z
  .strictObject({
    count: Count.describe('Events in the whole chain'),
    items: list(LinkWire, LINKS_AT_ONCE).describe('Oldest first, without gaps'),
  })
  .meta({ id: 'AuditLinkList' });

export const Facts = FactsWire;
export type AuditEventWire = z.output<typeof AuditEventWire>;
export type AuditEventQuery = z.output<typeof AuditEventQuery>;
export type AuditEventList = z.output<typeof AuditEventList>;
