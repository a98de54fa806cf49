import type { Result } from '@wijkbegroting/domain';

/**
 * Every expected failure of the API: its status and its title (RFC 9457). The Dutch text that a resident reads is
 * `problem.<code>` in the web's message catalogue.
 */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request does not have the right shape' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'This account may not do this' },
  'origin-not-allowed': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'area-unknown': { status: 404, title: 'There is no such area' },
  'round-unknown': { status: 404, title: 'There is no such round' },
  'proposal-unknown': { status: 404, title: 'There is no such proposal' },
  'past-election-unknown': { status: 404, title: 'There is no such past election' },
  'action-unknown': { status: 404, title: 'There is no such action' },
  'not-eligible': { status: 403, title: 'The rules of the round do not let this person do this' },
  'phase-not-open': { status: 409, title: 'This step of the round is not open now' },
  'transition-refused': { status: 409, title: 'This cannot happen any more, or not yet' },
  'round-id-taken': { status: 409, title: 'Another round has this id' },
  'round-changed-meanwhile': { status: 409, title: 'Somebody else changed the round' },
  'round-frozen': { status: 409, title: 'The rules of the round are fixed since voting opened' },
  'round-invalid': { status: 422, title: 'The round has errors' },
  'change-reason-missing': { status: 422, title: 'A change of a published round needs a reason' },
  'proposal-changed-meanwhile': { status: 409, title: 'The proposal was changed in another window' },
  'proposal-not-draft': { status: 409, title: 'The proposal has been sent in and cannot be edited' },
  'proposal-not-supportable': { status: 409, title: 'This proposal cannot be supported' },
  'proposal-invalid': { status: 422, title: 'The proposal has errors' },
  'too-many-proposals': { status: 422, title: 'This person has reached the maximum number of proposals' },
  'too-many-withdrawn': { status: 422, title: 'This person has taken back too many proposals to start another' },
  'support-not-enough': { status: 409, title: 'The proposal does not have enough support to be checked' },
  'verdict-invalid': { status: 422, title: 'The verdict has errors' },
  'roll-unknown': { status: 404, title: 'This round has no roll yet' },
  'reference-unknown': { status: 404, title: 'This reference is not on the roll' },
  'held-collection-unknown': { status: 404, title: 'There is no such collection on hold' },
  'roll-malformed': { status: 422, title: 'The roll has errors, nothing was stored' },
  'roll-fixed': { status: 409, title: 'The roll is fixed since its codes were made' },
  'roll-references-different': { status: 422, title: 'The references are not exactly those on the roll' },
  'codes-already-made': { status: 409, title: 'The codes of this round have been made and handed out' },
  'code-malformed': { status: 422, title: 'This cannot be one of our codes, look for a typing error' },
  'code-refused': { status: 403, title: 'The code and the birth year do not belong together' },
  'code-locked': { status: 429, title: 'Too many wrong tries with this code today' },
  'blinded-message-invalid': { status: 422, title: 'This is not a blinded message for the key of the round' },
  'passes-not-open': { status: 409, title: 'Voting passes cannot be collected yet' },
  'passes-closed': { status: 409, title: 'Voting passes can no longer be collected' },
  'pass-already-collected': { status: 409, title: 'The voting pass of this code was collected already' },
  'votes-on-paper': { status: 409, title: 'The person with this code votes on paper' },
  'collection-held': { status: 409, title: 'The gemeente first looks at this collection' },
  'ballot-box-unknown': { status: 404, title: 'The ballot box of this round does not stand ready' },
  'keys-fixed': { status: 409, title: 'The keys of the round are fixed since voting was set ready' },
  'tally-key-invalid': { status: 422, title: 'This is not a key with shares for different trustees' },
  'witness-key-malformed': { status: 422, title: 'This is not the key of a witness' },
  'witness-name-taken': { status: 409, title: 'The round has a witness of this name' },
  'too-many-witnesses': { status: 409, title: 'The round has as many witnesses as it can have' },
  'witness-unknown': { status: 404, title: 'The round has no witness of this name' },
  'opening-not-proposed': { status: 409, title: 'Nobody has proposed to open the vote with this record' },
  'opening-signatures-missing': { status: 409, title: 'Trustees must sign the opening record first' },
  'opening-signature-invalid': { status: 422, title: 'The trustee did not sign this record' },
  'trustee-unknown': { status: 422, title: 'The round has no trustee of this name' },
  'box-not-closed': { status: 409, title: 'The ballot box is not closed' },
  'box-not-opened': { status: 409, title: 'The trustees have not given enough shares to open the ballot box' },
  'share-of-nobody': { status: 422, title: 'This share belongs to no trustee of the round' },
  'log-size-unknown': { status: 422, title: 'The log never had these sizes' },
  'batch-unknown': { status: 404, title: 'The log has no such batch yet' },
  'checkpoint-unknown': { status: 404, title: 'The log has no head of this size' },
  'cosignature-invalid': { status: 422, title: 'This is no cosignature of a witness of the round' },
  'ballot-box-doubted': { status: 503, title: 'The ballot box waits until people have looked at it' },
  'ballot-malformed': { status: 400, title: 'The ballot does not have the right form' },
  'incident-not-now': { status: 409, title: 'The log of this round has not begun, or has ended' },
  'receipt-invalid': { status: 422, title: 'This is no receipt of this ballot box' },
  'receipt-not-due': { status: 409, title: 'The log does not have to hold this batch yet' },
  'pass-invalid': { status: 422, title: 'The ballot has no valid voting pass of this round' },
  'signature-invalid': { status: 422, title: 'The ballot was not signed by the holder of its pass' },
  'voting-not-open': { status: 409, title: 'Voting has not begun' },
  'voting-closed': { status: 409, title: 'Voting has closed' },
  'ballot-conflict': { status: 409, title: 'Another ballot was cast with this pass' },
  'ballot-final': { status: 409, title: 'A ballot of this round cannot be changed' },
  'ballot-chain-broken': { status: 409, title: 'The ballot does not follow on the one before' },
  'action-pending': { status: 409, title: 'Another action of this kind waits for its second person' },
  'action-decided': { status: 409, title: 'This action was decided or has expired' },
  'action-expired': { status: 409, title: 'The second person was too late, propose it again' },
  'action-outdated': { status: 409, title: 'What was proposed is no longer what is there' },
  'approver-is-proposer': { status: 403, title: 'Somebody else has to approve this' },
  'approver-of-same-organisation': { status: 403, title: 'Somebody of another organisation has to approve this' },
  'payload-different': { status: 409, title: 'This is not what was proposed' },
  'opening-not-ready': { status: 409, title: 'Voting cannot be set ready yet' },
  'closing-too-early': { status: 409, title: 'Voting is still open' },
  'draw-not-asked': { status: 409, title: 'The count does not wait for a draw' },
  'draw-between-others': { status: 422, title: 'The draw is not between exactly the tied projects' },
  'draw-order-incomplete': { status: 422, title: 'The draw misses or repeats a project' },
  'outcome-unknown': { status: 404, title: 'There is no outcome to show' },
  'draws-changed-meanwhile': { status: 409, title: 'A draw was recorded during the count, count again' },
  'opening-records-differ': { status: 409, title: 'Site and ballot box hold different opening records' },
  'ballots-missing': { status: 409, title: 'Ballots of the log are not in the box, nothing was counted' },
  'ballots-not-in-log': { status: 409, title: 'The box holds ballots that are not in the log, nothing was counted' },
  'ballots-not-proven': { status: 409, title: 'A ballot has no valid pass or signature, nothing was counted' },
  'too-few-ballots': { status: 404, title: 'There are too few ballots to show them one by one' },
  'ballots-exceed-passes': { status: 409, title: 'There are more ballots than passes, nothing was counted' },
  'election-id-taken': { status: 409, title: 'Another past election has this id' },
  'election-file-malformed': { status: 422, title: 'The file has errors, nothing was stored' },
  'election-file-too-heavy': { status: 422, title: 'The file takes too much time or memory to read' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'content-type-unknown': { status: 415, title: 'Send JSON' },
  'too-many-requests': { status: 429, title: 'Too many requests, try again later' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'not-ready': { status: 503, title: 'The service is not ready' },
} as const satisfies Record<string, ProblemKind>;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export type ProblemCode = keyof typeof PROBLEMS;

/** An expected failure as a use case returns it: a code and the facts that go with it. */
export interface ApiError {
  readonly code: ProblemCode;
}

/** Carries an expected failure from a route to the error handler. */
export class ProblemError extends Error {
  readonly failure: ApiError;
  constructor(failure: ApiError) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The only bridge from a `Result` to the wire. */
export function valueOrProblem<T>(result: Result<T, ApiError>): T {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** The wire form of a failure; a fact never takes the place of a member that RFC 9457 names. */
export function problemBody(failure: ApiError): Record<string, unknown> {
  const { status, title } = PROBLEMS[failure.code];
  return { ...failure, type: `urn:problem:${failure.code}`, title, status };
}
