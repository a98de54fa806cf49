import { type OpeningRecord, type PhaseId, PHASES, type Project, type ProjectId } from '@wijkbegroting/domain';
import { z } from 'zod';
import { Amount, Count } from './quantities.ts';
import { RoundRulesWire } from './round-rules.ts';
import { AreaCodeText, branded, CategoryIdText, list, RoundIdText, Uuid } from './texts.ts';

export const ProjectIdText = branded<ProjectId>(Uuid);

/** A SHA-256 in hexadecimal. */
export const Sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** A project as it stands on the ballot list. */
export const ProjectWire: z.ZodType<Project, Project> = z
  .strictObject({
    id: ProjectIdText,
    title: z.string().max(1_000),
    costCents: Amount,
    categoryId: CategoryIdText,
    buurtCode: AreaCodeText.nullable(),
  })
  .meta({ id: 'Project' });

const PhaseName: z.ZodType<PhaseId, PhaseId> = z.enum(PHASES);
const InstantText = z.iso.datetime();

/** Instants stay texts here: the hash of the record is that of its canonical JSON. */
export const OpeningRecordWire: z.ZodType<OpeningRecord, OpeningRecord> = z
  .strictObject({
    version: z.literal(1),
    round: z.strictObject({
      id: RoundIdText,
      title: z.string().max(1_000),
      areaCodes: list(AreaCodeText, 1_000),
      gemeenteCode: AreaCodeText,
    }),
    budgetCents: Amount,
    rules: RoundRulesWire,
    phases: list(z.strictObject({ id: PhaseName, opensAt: InstantText, closesAt: InstantText }), PHASES.length),
    projects: list(ProjectWire, 1_000),
    rollSizes: list(z.strictObject({ buurtCode: AreaCodeText, entries: Count }), 10_000),
    issuerKey: z.string().max(2_000),
    receiptKey: z.string().max(100),
    softwareVersion: z.string().max(100),
  })
  .meta({ id: 'OpeningRecord' });
