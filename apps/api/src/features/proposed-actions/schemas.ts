import { z } from 'zod';
import { OpeningRecordWire, ProjectIdText, Sha256Text } from '@wijkbegroting/records/opening-record.ts';
import { Instant } from '@wijkbegroting/records/quantities.ts';
import { Line, list, RoundIdText, Text, Uuid } from '@wijkbegroting/records/texts.ts';

const Empty = z.strictObject({});
const projects = list(ProjectIdText, 1_000);

const IncidentText = Text(1_000).min(1).describe('What went otherwise than it should; public, without names');

const Draw = {
  between: projects.describe('Exactly the tied projects, sorted by id'),
  order: projects.describe('The same projects in the order in which they were drawn'),
  minutes: Text(5_000).min(1).describe('When and where the lots were drawn, and who were there; public'),
};

/** What somebody asks for. The server adds what it is about, so that the other person approves exactly that. */
export const ProposeActionBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open-voting'), payload: Empty }),
    z.strictObject({
      kind: z.literal('close-voting'),
      payload: z.strictObject({
        earlyReason: Text(1_000).min(1).nullable().describe('Why voting closes before its time; null at its time'),
      }),
    }),
    z.strictObject({ kind: z.literal('record-draw'), payload: z.strictObject(Draw) }),
    z.strictObject({ kind: z.literal('publish-outcome'), payload: Empty }),
    z.strictObject({ kind: z.literal('report-incident'), payload: z.strictObject({ text: IncidentText }) }),
  ])
  .meta({ id: 'NewProposedAction' });

/** What is approved: the hash is that of its canonical JSON. */
export const ActionPayload = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open-voting'), roundId: RoundIdText, record: OpeningRecordWire }),
    z.strictObject({ kind: z.literal('close-voting'), roundId: RoundIdText, earlyReason: z.string().nullable() }),
    z.strictObject({ kind: z.literal('record-draw'), roundId: RoundIdText, ...Draw }),
    z.strictObject({ kind: z.literal('publish-outcome'), roundId: RoundIdText, outcomeSha256: Sha256Text }),
    z.strictObject({ kind: z.literal('report-incident'), roundId: RoundIdText, text: IncidentText }),
  ])
  .meta({ id: 'ActionPayload' });

export type ActionPayload = z.output<typeof ActionPayload>;
export type ProposeActionBody = z.output<typeof ProposeActionBody>;

const Decider = z.strictObject({ id: Uuid, name: Line(1_000), organisation: Line(1_000).nullable() });

export const ProposedActionWire = z
  .strictObject({
    id: Uuid,
    roundId: RoundIdText,
    kind: z.enum(['open-voting', 'close-voting', 'record-draw', 'publish-outcome', 'report-incident']),
    status: z.enum(['proposed', 'expired', 'approved', 'executed', 'rejected']),
    payload: ActionPayload,
    payloadHash: Sha256Text,
    proposedBy: Decider,
    proposedAt: Instant,
    expiresAt: Instant,
    decidedBy: Decider.nullable(),
    decidedAt: Instant.nullable(),
    executedAt: Instant.nullable(),
  })
  .meta({ id: 'ProposedAction' });

export const ProposedActionList = z.strictObject({ items: list(ProposedActionWire, 1_000) });
export const ActionParams = z.strictObject({ actionId: Uuid });
export const ApproveBody = z.strictObject({
  payloadHash: Sha256Text.describe('Of what the approver has read; another hash approves nothing'),
});
