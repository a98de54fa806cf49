import {
  type BallotBody,
  type BallotPaper,
  checkBallot,
  choicesLength,
  decodeChoices,
  err,
  fromBase64url,
  invariant,
  ok,
  parseBallotBody,
  parseCanonicalJson,
  type Result,
} from '@wijkbegroting/domain';

/** Why a ballot cannot be read or is not allowed. Says which rule, never which choice. */
export type ReadBallotError =
  | { readonly code: 'ballot-malformed'; readonly field: string }
  | { readonly code: 'ballot-duplicate-project' | 'ballot-unknown-project' }
  | { readonly code: 'ballot-too-few'; readonly minimum: number }
  | { readonly code: 'ballot-too-many'; readonly maximum: number }
  | { readonly code: 'ballot-over-budget'; readonly budgetCents: number };

/** Reads the text of a ballot, strictly: one spelling, exactly its fields, for this round. */
export function readBallotBody(text: string, roundId: string): Result<BallotBody, ReadBallotError> {
  const json = parseCanonicalJson(text);
  if (!json.ok) return err({ code: 'ballot-malformed', field: '' });
  const body = parseBallotBody(json.value);
  if (!body.ok) return err({ code: 'ballot-malformed', field: body.error.field });
  return body.value.round === roundId ? body : err({ code: 'ballot-malformed', field: 'round' });
}

/**
 * Checks the choices against the ballot paper of the round, as long as they are not sealed. All ballots of a round are
 * equally long: a longer one would be marked by its length, and fill the disk.
 */
export function checkChoices(body: BallotBody, paper: BallotPaper): Result<undefined, ReadBallotError> {
  const padded = fromBase64url(body.box);
  invariant(padded.ok, 'a parsed ballot has a box in base64url');
  if (padded.value.length !== choicesLength(paper.costs.size)) return err({ code: 'ballot-malformed', field: 'box' });
  const choices = decodeChoices(padded.value);
  if (!choices.ok) return err({ code: 'ballot-malformed', field: 'box' });
  const checked = checkBallot(paper, choices.value);
  if (checked.ok) return ok(undefined);
  const { error } = checked;
  switch (error.code) {
    case 'ballot-duplicate-project':
    case 'ballot-unknown-project':
      return err({ code: error.code });
    case 'ballot-over-budget':
      return err({ code: error.code, budgetCents: error.budgetCents });
    case 'ballot-too-few':
    case 'ballot-too-many':
      return err(error);
  }
}
