import {
  fromBase64url,
  isKeyName,
  isReadable,
  type OpeningRecord,
  type PhaseId,
  PHASES,
  type Project,
  type ProjectId,
  type TallyKey,
} from '@wijkbegroting/domain';
import { z } from 'zod';
import { Amount, Count } from './quantities.ts';
import { RoundRulesWire } from './round-rules.ts';
import { AreaCodeText, branded, CategoryIdText, list, RoundIdText, Uuid } from './texts.ts';

/** Trustees of one round at most. */
const MAXIMUM_TRUSTEES = 9;
/** Witnesses of one round at most. */
export const WITNESSES_MAX = 20;

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

const base64url = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^[A-Za-z0-9_-]{${String(Math.ceil((bytes * 4) / 3))}}$`))
    .refine(isBase64url, 'has loose bits');

/** 32 bytes in base64url: a key, a secret, a seed. */
export const Key = base64url(32);
/** An Ed25519 signature in base64url. */
export const Signature = base64url(64);
/** A share of the tally secret in base64url. */
export const Share = base64url(33);
/** A voting pass: a signature of RSA-3072 in base64url. */
export const PassSignature = base64url(384);

/** The name of an organisation, on one line. */
export const HolderName = z
  .string()
  .max(100)
  .regex(/^\S(?:[^\t\r\n]*\S)?$/u)
  .refine(isReadable, 'holds characters that cannot be kept');

/** The name of a witness: stands in the signature lines of the log, which allow no space and no plus. */
export const WitnessName = z.string().min(1).max(100).refine(isKeyName, 'has a space or a plus');

export const WitnessKeyWire = z.strictObject({ name: WitnessName, key: Key }).meta({ id: 'WitnessKey' });
const NamedKeyWire = z.strictObject({ name: HolderName, key: Key }).meta({ id: 'NamedKey' });

export const TallyKeyWire: z.ZodType<TallyKey, TallyKey> = z
  .strictObject({
    publicKey: Key.describe('X25519: ballots are sealed to it'),
    threshold: z.int().min(1).max(MAXIMUM_TRUSTEES),
    trustees: list(NamedKeyWire, MAXIMUM_TRUSTEES),
  })
  .meta({ id: 'TallyKey' });

const PhaseName: z.ZodType<PhaseId, PhaseId> = z.enum(PHASES);
const InstantText = z.iso.datetime();

/** Instants stay texts here: the hash of the record is that of its canonical JSON. */
export const OpeningRecordWire: z.ZodType<OpeningRecord, OpeningRecord> = z
  .strictObject({
    version: z.literal(2),
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
    rollSha256: Sha256Text,
    issuerKey: z.string().max(2_000),
    logKey: Key,
    tallyKey: TallyKeyWire,
    witnesses: list(WitnessKeyWire, WITNESSES_MAX),
    drawCommitment: Sha256Text.nullable(),
    publication: z.strictObject({ allFrom: Count, totalsFrom: Count }),
    batchMinutes: z.int().min(1).max(1_440),
    softwareVersion: z.string().max(100),
  })
  .meta({ id: 'OpeningRecord' });

function isBase64url(text: string): boolean {
  return fromBase64url(text).ok;
}
