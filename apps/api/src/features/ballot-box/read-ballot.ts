import {
  type BallotBody,
  err,
  fromBase64url,
  parseBallotBody,
  parseCanonicalJson,
  type Result,
  type RoundId,
} from '@wijkbegroting/domain';

/** Why a text is not a ballot of this round. */
export interface ReadBallotError {
  readonly code: 'ballot-malformed';
  readonly field: string;
}

/**
 * Reads the text of a ballot, strictly: one spelling, exactly its fields, for this round. All ballots of a round are
 * equally long: a longer one would be marked by its length, and fill the disk.
 */
export function readBallotBody(
  text: string,
  { roundId, boxLength }: { readonly roundId: RoundId; readonly boxLength: number },
): Result<BallotBody, ReadBallotError> {
  const json = parseCanonicalJson(text);
  if (!json.ok) return err({ code: 'ballot-malformed', field: '' });
  const body = parseBallotBody(json.value);
  if (!body.ok) return err({ code: 'ballot-malformed', field: body.error.field });
  if (body.value.round !== roundId) return err({ code: 'ballot-malformed', field: 'round' });
  const box = fromBase64url(body.value.box);
  return box.ok && box.value.length === boxLength ? body : err({ code: 'ballot-malformed', field: 'box' });
}
