import { invariant } from './invariant.ts';
import { err, ok, type Result } from './result.ts';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Names one round in links and files: lower case words with hyphens, at most 60 characters (`parkwijk-2027`). */
export type RoundId = Branded<'RoundId'>;

/** Names one proposal: a UUID in lower case. */
export type ProposalId = Branded<'ProposalId'>;

/** Names one project on the ballot list: the text of the id of the proposal it came from. */
export type ProjectId = Branded<'ProjectId'>;

/** The CBS code of a gemeente, wijk or buurt. Only compared, never taken apart: codes change and may hold letters. */
export type AreaCode = Branded<'AreaCode'>;

/** Names one category of a round: lower case words with hyphens, at most 40 characters (`sport-en-spelen`). */
export type CategoryId = Branded<'CategoryId'>;

/** Names one past election in links and files, in the same form as a round id (`haarlem-2019`). */
export type PastElectionId = Branded<'PastElectionId'>;

/** The text is not an id of this kind. */
export interface IdError {
  readonly code: 'id-malformed';
  readonly kind: 'round' | 'proposal' | 'project' | 'area' | 'category' | 'pastElection';
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** An id of our own making: in lower case only, so that equal ids are equal texts. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const AREA_CODE = /^[A-Z0-9]{1,20}$/;

/** What the text of an id looks like, by kind. */
export const ID_FORMS: Readonly<Record<IdError['kind'], { readonly pattern: RegExp; readonly maximumLength: number }>> =
  {
    round: { pattern: SLUG, maximumLength: 60 },
    proposal: { pattern: UUID, maximumLength: 36 },
    project: { pattern: UUID, maximumLength: 36 },
    area: { pattern: AREA_CODE, maximumLength: 20 },
    category: { pattern: SLUG, maximumLength: 40 },
    pastElection: { pattern: SLUG, maximumLength: 60 },
  };

function parseId<Id extends string>(kind: IdError['kind'], text: string): Result<Id, IdError> {
  const { pattern, maximumLength } = ID_FORMS[kind];
  return text.length <= maximumLength && pattern.test(text) ? ok(text as Id) : err({ code: 'id-malformed', kind });
}

function trusted<Id>(parsed: Result<Id, IdError>, text: string): Id {
  invariant(parsed.ok, `"${text}" is not an id of this kind`);
  return parsed.value;
}

/** Reads a round id from outside: exact, nothing is trimmed or lowered. Empty text is refused. */
export function parseRoundId(text: string): Result<RoundId, IdError> {
  return parseId('round', text);
}

/** Reads a proposal id from outside. A UUID in upper case is refused, so that equal ids are equal texts. */
export function parseProposalId(text: string): Result<ProposalId, IdError> {
  return parseId('proposal', text);
}

/** Reads a project id from outside, in the same form as a proposal id. */
export function parseProjectId(text: string): Result<ProjectId, IdError> {
  return parseId('project', text);
}

/** Reads an area code from outside: 1 to 20 capitals and digits. Whether the area exists is for the area list. */
export function parseAreaCode(text: string): Result<AreaCode, IdError> {
  return parseId('area', text);
}

/** Reads a category id from outside. Whether the round has the category is for the round. */
export function parseCategoryId(text: string): Result<CategoryId, IdError> {
  return parseId('category', text);
}

/** Reads the id of a past election from outside: exact, nothing is trimmed or lowered. */
export function parsePastElectionId(text: string): Result<PastElectionId, IdError> {
  return parseId('pastElection', text);
}

/** A round id from our own records. @throws when it is malformed */
export function roundId(text: string): RoundId {
  return trusted(parseRoundId(text), text);
}

/** A proposal id from our own records. @throws when it is malformed */
export function proposalId(text: string): ProposalId {
  return trusted(parseProposalId(text), text);
}

/** A project id from our own records. @throws when it is malformed */
export function projectId(text: string): ProjectId {
  return trusted(parseProjectId(text), text);
}

/** An area code from our own records. @throws when it is malformed */
export function areaCode(text: string): AreaCode {
  return trusted(parseAreaCode(text), text);
}

/** A category id from our own records. @throws when it is malformed */
export function categoryId(text: string): CategoryId {
  return trusted(parseCategoryId(text), text);
}

/** The id of a past election from our own records. @throws when it is malformed */
export function pastElectionId(text: string): PastElectionId {
  return trusted(parsePastElectionId(text), text);
}

/** The id under which a proposal stands on the ballot list: the same text. */
export function projectIdOf(proposal: ProposalId): ProjectId {
  return projectId(proposal);
}
