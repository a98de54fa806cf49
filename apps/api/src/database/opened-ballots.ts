import type crypto from 'node:crypto';
import { judgeOpenedBox } from '@wijkbegroting/audit/count/judge-choices.ts';
import type { OpenedBallot } from '@wijkbegroting/audit/count/count-ballots.ts';
import {
  type BallotBody,
  type BallotPaper,
  ballotPaperOf,
  err,
  invariant,
  ok,
  type OpeningRecord,
  parseBallotBody,
  parseCanonicalJson,
  type Result,
} from '@wijkbegroting/domain';
import { type BoxOpener, makeBoxOpener } from '@wijkbegroting/protocol';
import type { UrnDb } from './client.ts';
import { findEvents } from './public-log.ts';
import { sealedBallots, type StoredBallot } from './sealed-ballots.ts';
import { isPassOf, isSignedBy, issuerOf } from '../protocol/ballot-proof.ts';

/** The box does not hold exactly the ballots of the log, or one of them is not proven. Then nothing is counted. */
export type BoxDoubted =
  | { readonly code: 'ballots-missing' | 'ballots-not-in-log'; readonly ballots: number }
  | { readonly code: 'ballots-not-proven'; readonly ballotHash: string };

/** Ballots done, and how many there are. */
export type TellOpened = (done: number, all: number) => void;

/** What a ballot is checked against, and what it is opened with. */
interface Opening {
  readonly record: OpeningRecord;
  readonly issuer: crypto.KeyObject;
  readonly paper: BallotPaper;
  readonly open: BoxOpener;
}

/**
 * Takes every ballot out of a closed box, as if nobody had looked at it before: it must stand in the log, its pass and
 * signature must hold, and then it is opened. What it says is judged; a ballot that breaks a rule comes out with its reason.
 */
export async function openBallots(
  db: UrnDb,
  record: OpeningRecord,
  tallySecret: Uint8Array,
  tell: TellOpened = () => undefined,
): Promise<Result<readonly OpenedBallot[], BoxDoubted>> {
  const open = await makeBoxOpener(tallySecret);
  const opening = { record, issuer: issuerOf(record), paper: ballotPaperOf(record), open };
  const awaited = new Set((await findEvents(db, record.round.id, 'BALLOT_BATCH')).flatMap(({ ballots }) => ballots));
  const all = awaited.size;
  const opened: OpenedBallot[] = [];
  let strangers = 0;
  for await (const page of sealedBallots(db, record.round.id)) {
    const known = page.filter(({ bodyHash }) => awaited.delete(bodyHash.toString('hex')));
    strangers += page.length - known.length;
    for (const result of await Promise.all(known.map((ballot) => openBallot(ballot, opening)))) {
      if (!result.ok) return result;
      opened.push(result.value);
    }
    tell(opened.length, all);
  }
  if (strangers > 0) return err({ code: 'ballots-not-in-log', ballots: strangers });
  return awaited.size > 0 ? err({ code: 'ballots-missing', ballots: awaited.size }) : ok(opened);
}

async function openBallot(
  ballot: StoredBallot,
  { record, issuer, paper, open }: Opening,
): Promise<Result<OpenedBallot, BoxDoubted>> {
  const roundId = record.round.id;
  const ballotHash = ballot.bodyHash.toString('hex');
  const body = bodyOf(ballot);
  const voterKey = Buffer.from(body.voterKey, 'base64url');
  const isProven =
    body.round === roundId &&
    isPassOf(issuer, roundId, voterKey, ballot.passSignature) &&
    isSignedBy(voterKey, ballot.bodyHash, ballot.voterSignature);
  if (!isProven) return err({ code: 'ballots-not-proven', ballotHash });
  const box = Buffer.from(body.box, 'base64url');
  const padded = await open({ roundId, voterKey, rev: body.rev, box });
  return ok({ ballotHash, voterKey: body.voterKey, rev: body.rev, choices: judgeOpenedBox(padded, paper) });
}

function bodyOf({ body: text }: StoredBallot): BallotBody {
  const json = parseCanonicalJson(text);
  const body = json.ok ? parseBallotBody(json.value) : json;
  invariant(body.ok, 'the box takes only well-formed ballots');
  return body.value;
}
