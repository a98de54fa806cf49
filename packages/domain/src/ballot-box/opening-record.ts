import { type BallotPaper, makeBallotPaper } from '../ballot.ts';
import { canonicalBytes } from '../canonical-json.ts';
import { sha256Hex } from '../hash.ts';
import type { AreaCode, RoundId } from '../ids.ts';
import type { Cents } from '../money.ts';
import { type PhaseId, PHASES, phaseOf } from '../phases.ts';
import type { Project } from '../project.ts';
import type { Round } from '../round.ts';
import type { RoundRules } from '../round-rules.ts';

/** How many people of one buurt are on the roll. */
export interface RollSize {
  readonly buurtCode: AreaCode;
  readonly entries: number;
}

/** One phase as the record holds it: instants as ISO text in UTC. */
export interface RecordedPhase {
  readonly id: PhaseId;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** A key that somebody outside the server holds. */
export interface NamedKey {
  /** An organisation, not a person. */
  readonly name: string;
  /** Ed25519 public key: 32 bytes in base64url. */
  readonly key: string;
}

/** The key that ballots are sealed to, and who holds its shares. */
export interface TallyKey {
  /** X25519 public key: 32 bytes in base64url. */
  readonly publicKey: string;
  /** So many shares open the box. */
  readonly threshold: number;
  /** Sorted by name. The key of each follows from the share, and so binds its holder to it. */
  readonly trustees: readonly NamedKey[];
}

/** From how many counted ballots on what is public: every ballot, or the totals. */
export interface PublicationLevels {
  readonly allFrom: number;
  readonly totalsFrom: number;
}

/** Rule: the ballot protocol, section 6. */
export const PUBLICATION_LEVELS: PublicationLevels = { allFrom: 100, totalsFrom: 50 };

/**
 * Everything that is fixed and public when voting opens. Plain JSON, so that its hash can be recomputed by anyone.
 * Rule: docs/rules/stemregels.md, article 5, and docs/protocol.md, section 3.
 */
export interface OpeningRecord {
  readonly version: 2;
  readonly round: {
    readonly id: RoundId;
    readonly title: string;
    readonly areaCodes: readonly AreaCode[];
    readonly gemeenteCode: AreaCode;
  };
  readonly budgetCents: Cents;
  readonly rules: RoundRules;
  /** In the order of `PHASES`. */
  readonly phases: readonly RecordedPhase[];
  /** Sorted by id. */
  readonly projects: readonly Project[];
  /** Sorted by buurt code. */
  readonly rollSizes: readonly RollSize[];
  /** SHA-256 in hexadecimal over the sorted pseudonyms of all entries of the roll. */
  readonly rollSha256: string;
  /** Public key of the issuer of voting passes: SPKI in base64. */
  readonly issuerKey: string;
  /** Public key of receipts and checkpoints: 32 bytes Ed25519 in base64url. */
  readonly logKey: string;
  readonly tallyKey: TallyKey;
  /** Who cosigns the heads of the log, sorted by name; may be empty. */
  readonly witnesses: readonly NamedKey[];
  /** SHA-256 in hexadecimal that the lots of a computed draw are bound to; null when lots are drawn in public. */
  readonly drawCommitment: string | null;
  readonly publication: PublicationLevels;
  /** Ballots are released to the log in batches, one in so many minutes. */
  readonly batchMinutes: number;
  readonly softwareVersion: string;
}

/** What an opening record is made of. */
export interface OpeningFacts {
  readonly round: Omit<Round, 'status' | 'categories'>;
  readonly projects: readonly Project[];
  readonly rollSizes: readonly RollSize[];
  readonly rollSha256: string;
  readonly issuerKey: string;
  readonly logKey: string;
  readonly tallyKey: TallyKey;
  readonly witnesses: readonly NamedKey[];
  readonly drawCommitment: string | null;
  readonly batchMinutes: number;
  readonly softwareVersion: string;
}

/**
 * Writes the opening record. The order in which projects, areas and phases are given makes no difference.
 * @throws when a phase is missing: a published round has been checked
 */
export function makeOpeningRecord(facts: OpeningFacts): OpeningRecord {
  const { round, projects, rollSizes, tallyKey, witnesses } = facts;
  const { rollSha256, issuerKey, logKey, drawCommitment, batchMinutes, softwareVersion } = facts;
  return {
    version: 2,
    round: {
      id: round.id,
      title: round.title,
      areaCodes: round.areaCodes.toSorted(),
      gemeenteCode: round.gemeenteCode,
    },
    budgetCents: round.budgetCents,
    rules: round.rules,
    phases: PHASES.map((id) => recorded(round, id)),
    projects: sortedBy(projects.map(onlyProjectFields), ({ id }) => id),
    rollSizes: sortedBy(rollSizes.map(onlyRollSizeFields), ({ buurtCode }) => buurtCode),
    rollSha256,
    issuerKey,
    logKey,
    tallyKey: { ...tallyKey, trustees: sortedByName(tallyKey.trustees) },
    witnesses: sortedByName(witnesses),
    drawCommitment,
    publication: PUBLICATION_LEVELS,
    batchMinutes,
    softwareVersion,
  };
}

/** SHA-256 of the record's canonical JSON in 64 hexadecimal digits. */
export function openingRecordHash(record: OpeningRecord): string {
  return sha256Hex(canonicalBytes(record));
}

/** The ballot paper that a record fixes. @throws when a project occurs twice */
export function ballotPaperOf({ rules, budgetCents, projects }: OpeningRecord): BallotPaper {
  return makeBallotPaper(rules.vote.ballot, budgetCents, projects);
}

function recorded(round: Pick<Round, 'phases'>, id: PhaseId): RecordedPhase {
  const { opensAt, closesAt } = phaseOf(round, id);
  return { id, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
}

function onlyProjectFields({ id, title, costCents, categoryId, buurtCode }: Project): Project {
  return { id, title, costCents, categoryId, buurtCode };
}

function onlyRollSizeFields({ buurtCode, entries }: RollSize): RollSize {
  return { buurtCode, entries };
}

function sortedByName(keys: readonly NamedKey[]): readonly NamedKey[] {
  const fields = keys.map(({ name, key }) => ({ name, key }));
  return sortedBy(fields, ({ name }) => name);
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
