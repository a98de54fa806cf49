import type { NamedKey, PhaseId, ProposalStatus, RoundStatus } from '@wijkbegroting/domain';
import {
  bigint,
  customType,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

const schema = pgSchema('site');

export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const amount = (name: string) => bigint(name, { mode: 'number' });

export type Role = 'wijkplatform' | 'official' | 'administrator' | 'approver' | 'auditor';

export const area = schema.table('area', {
  code: text('code').primaryKey(),
  year: integer('year').notNull(),
  level: text('level').$type<'gemeente' | 'wijk' | 'buurt'>().notNull(),
  name: text('name').notNull(),
  parentCode: text('parent_code'),
  population: integer('population'),
  landHa: integer('land_ha'),
  label: jsonb('label'),
  border: jsonb('border'),
});

export const account = schema.table('account', {
  id: uuid('id').primaryKey(),
  issuer: text('issuer').notNull(),
  subject: text('subject').notNull(),
  name: text('name').notNull(),
  email: text('email'),
  organisation: text('organisation'),
  createdAt: instant('created_at').notNull(),
});

export const roleGrant = schema.table(
  'role_grant',
  {
    accountId: uuid('account_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    areaCode: text('area_code').notNull(),
    grantedAt: instant('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.role, table.areaCode] })],
);

export const session = schema.table('session', {
  idHash: bytea('id_hash').primaryKey(),
  accountId: uuid('account_id').notNull(),
  buurtCode: text('buurt_code'),
  gemeenteCode: text('gemeente_code'),
  birthDate: date('birth_date', { mode: 'string' }),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

export const loginAttempt = schema.table('login_attempt', {
  stateHash: bytea('state_hash').primaryKey(),
  nonce: text('nonce').notNull(),
  codeVerifier: text('code_verifier').notNull(),
  returnTo: text('return_to').notNull(),
  expiresAt: instant('expires_at').notNull(),
});

export const auditEvent = schema.table('audit_event', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: instant('at').notNull(),
  type: text('type').notNull(),
  accountId: uuid('account_id'),
  roundId: text('round_id'),
  subjectId: text('subject_id'),
  facts: jsonb('facts').notNull(),
  /** Makes the hash of an event say nothing about it: the chain shows hashes to whoever may not read the event. */
  salt: uuid('salt').notNull().defaultRandom(),
});

export const round = schema.table('round', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  tagline: text('tagline').notNull(),
  organiser: text('organiser').notNull(),
  about: text('about').notNull(),
  fixedPoints: text('fixed_points').notNull(),
  decides: text('decides').notNull(),
  budgetCents: amount('budget_cents').notNull(),
  budgetSource: text('budget_source').notNull(),
  rules: jsonb('rules').notNull(),
  status: text('status').$type<RoundStatus>().notNull(),
  version: integer('version').notNull(),
  createdBy: uuid('created_by').notNull(),
  createdAt: instant('created_at').notNull(),
  publishedAt: instant('published_at'),
  closedAt: instant('closed_at'),
});

export const roundArea = schema.table(
  'round_area',
  { roundId: text('round_id').notNull(), areaCode: text('area_code').notNull() },
  (table) => [primaryKey({ columns: [table.roundId, table.areaCode] })],
);

export const phase = schema.table(
  'phase',
  {
    roundId: text('round_id').notNull(),
    id: text('id').$type<PhaseId>().notNull(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.id] })],
);

export const category = schema.table(
  'category',
  {
    roundId: text('round_id').notNull(),
    id: text('id').notNull(),
    label: text('label').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.id] })],
);

export const roundChange = schema.table(
  'round_change',
  {
    roundId: text('round_id').notNull(),
    version: integer('version').notNull(),
    at: instant('at').notNull(),
    reason: text('reason').notNull(),
    changes: jsonb('changes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.version] })],
);

export const proposal = schema.table('proposal', {
  id: uuid('id').primaryKey(),
  roundId: text('round_id').notNull(),
  proposerId: uuid('proposer_id').notNull(),
  status: text('status').$type<ProposalStatus>().notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  description: text('description').notNull(),
  categoryId: text('category_id'),
  buurtCode: text('buurt_code'),
  longitude: doublePrecision('longitude'),
  latitude: doublePrecision('latitude'),
  executedBy: text('executed_by').$type<'residents' | 'gemeente' | 'together'>(),
  proposerName: text('proposer_name').notNull(),
  version: integer('version').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
  submittedAt: instant('submitted_at'),
});

export const costItem = schema.table(
  'cost_item',
  {
    proposalId: uuid('proposal_id').notNull(),
    position: integer('position').notNull(),
    label: text('label').notNull(),
    amountCents: amount('amount_cents').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.position] })],
);

export const support = schema.table(
  'support',
  {
    proposalId: uuid('proposal_id').notNull(),
    accountId: uuid('account_id').notNull(),
    supportedAt: instant('supported_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.accountId] })],
);

export const proposalVerdict = schema.table('proposal_verdict', {
  proposalId: uuid('proposal_id').primaryKey(),
  verdict: text('verdict').$type<'feasible' | 'feasibleWithChanges' | 'notFeasible' | 'forwarded'>().notNull(),
  costCents: amount('cost_cents'),
  reason: text('reason').notNull(),
  officialId: uuid('official_id').notNull(),
  judgedAt: instant('judged_at').notNull(),
});

export const project = schema.table('project', {
  id: uuid('id').primaryKey(),
  roundId: text('round_id').notNull(),
  title: text('title').notNull(),
  costCents: amount('cost_cents').notNull(),
  categoryId: text('category_id'),
  buurtCode: text('buurt_code'),
});

export const openingRecord = schema.table('opening_record', {
  roundId: text('round_id').primaryKey(),
  record: text('record').notNull(),
  sha256: bytea('sha256').notNull(),
  openedAt: instant('opened_at').notNull(),
});

export type ActionKind = 'open-voting' | 'close-voting' | 'record-draw' | 'publish-outcome' | 'report-incident';
export type ActionStatus = 'proposed' | 'expired' | 'approved' | 'executed' | 'rejected';

export const proposedAction = schema.table('proposed_action', {
  id: uuid('id').primaryKey(),
  roundId: text('round_id').notNull(),
  kind: text('kind').$type<ActionKind>().notNull(),
  payload: text('payload').notNull(),
  payloadHash: bytea('payload_hash').notNull(),
  status: text('status').$type<ActionStatus>().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  decidedBy: uuid('decided_by'),
  decidedAt: instant('decided_at'),
  executedAt: instant('executed_at'),
});

export const tie = schema.table(
  'tie',
  {
    roundId: text('round_id').notNull(),
    between: text('between').array().notNull(),
    votes: integer('votes').notNull(),
    moneyLeftCents: amount('money_left_cents').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.between] })],
);

export const draw = schema.table(
  'draw',
  {
    roundId: text('round_id').notNull(),
    between: text('between').array().notNull(),
    drawnOrder: text('drawn_order').array().notNull(),
    minutes: text('minutes'),
    drawnAt: instant('drawn_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.between] })],
);

export const tallyKey = schema.table('tally_key', {
  roundId: text('round_id').primaryKey(),
  publicKey: text('public_key').notNull(),
  threshold: integer('threshold').notNull(),
  trustees: jsonb('trustees').$type<readonly NamedKey[]>().notNull(),
  drawCommitment: text('draw_commitment').notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: uuid('made_by').notNull(),
});

export const witness = schema.table(
  'witness',
  {
    roundId: text('round_id').notNull(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.name] })],
);

export const openingSignature = schema.table(
  'opening_signature',
  {
    roundId: text('round_id').notNull(),
    recordSha256: bytea('record_sha256').notNull(),
    trustee: text('trustee').notNull(),
    signature: bytea('signature').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.recordSha256, table.trustee] })],
);

export const auditLink = schema.table('audit_link', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  eventId: bigint('event_id', { mode: 'number' }).notNull(),
  head: bytea('head').notNull(),
});

export const outcome = schema.table('outcome', {
  roundId: text('round_id').primaryKey(),
  outcome: jsonb('outcome').notNull(),
  countedAt: instant('counted_at').notNull(),
  publishedAt: instant('published_at'),
});

export const pastElection = schema.table('past_election', {
  id: text('id').primaryKey(),
  areaCode: text('area_code').notNull(),
  title: text('title').notNull(),
  description: text('description').notNull(),
  projects: integer('projects').notNull(),
  voters: integer('voters').notNull(),
  budget: text('budget').notNull(),
  currency: text('currency'),
  firstDay: text('first_day'),
  lastDay: text('last_day'),
  file: text('file').notNull(),
  fileSha256: bytea('file_sha256').notNull(),
  importedBy: uuid('imported_by').notNull(),
  importedAt: instant('imported_at').notNull(),
});
