import {
  ballotHash,
  type BallotPaper,
  ballotPaperOf,
  type Bytes,
  fromBase64url,
  fromHex,
  type OpeningRecord,
} from '@wijkbegroting/domain';
import {
  type BoxOpener,
  type IssuerPublicKey,
  makeBoxOpener,
  verifyEd25519,
  verifyPass,
} from '@wijkbegroting/protocol';
import { SealedBallot } from '@wijkbegroting/records/ballots.ts';
import { readIssuerKey } from '../checks/issuer-key.ts';
import { readJson } from '../checks/read-json.ts';
import { isCountable } from '../count/is-countable.ts';
import { judgeOpenedBox } from '../count/judge-choices.ts';
import type { BallotTerms, CheckedBallot, CheckSlice, SliceFailure } from './slice.ts';

interface Tools {
  readonly record: OpeningRecord | undefined;
  readonly issuerKey: IssuerPublicKey | undefined;
  readonly open: BoxOpener | undefined;
  readonly paper: BallotPaper | undefined;
  readonly placeOf: ReadonlyMap<string, number>;
}

type Fail = (id: SliceFailure['id'], message: string, field?: string) => void;

/** Makes ready to check ballots on these terms. Whatever is missing in the terms is not checked. */
export async function makeSliceChecker(terms: BallotTerms): Promise<CheckSlice> {
  const tools = await toolsFor(terms);
  return async ({ firstLine, lines }) => {
    const failures: SliceFailure[] = [];
    const checked = await Promise.all(
      lines.map((text, at) => {
        const line = firstLine + at;
        return checkLine(text, line, tools, (id, message, field = '') => failures.push({ id, line, field, message }));
      }),
    );
    failures.sort((one, other) => one.line - other.line);
    return { ballots: checked.filter((ballot) => ballot !== undefined), failures };
  };
}

async function toolsFor({ record, tallySecret }: BallotTerms): Promise<Tools> {
  return {
    record,
    issuerKey: record && (await readIssuerKey(record.issuerKey)),
    open: tallySecret && (await makeBoxOpener(tallySecret)),
    paper: record !== undefined && isCountable(record) ? ballotPaperOf(record) : undefined,
    placeOf: new Map(record?.projects.map(({ id }, place) => [id, place])),
  };
}

async function checkLine(text: string, line: number, tools: Tools, fail: Fail): Promise<CheckedBallot | undefined> {
  const ballot = readBallot(text, fail);
  if (ballot === undefined) return undefined;
  const { body, passSignature, voterSignature } = ballot;
  const hash = ballotHash(body);
  const voterKey = bytesOf(body.voterKey);
  const [passHolds, isSigned, choices] = await Promise.all([
    holdsPass(tools, body.round, voterKey, bytesOf(passSignature)),
    verifyEd25519(voterKey, hashBytes(hash), bytesOf(voterSignature)),
    choicesIn(body, voterKey, tools),
  ]);
  if (!passHolds) fail('V17', 'has no pass of the issuer of this round');
  if (!isSigned) fail('V23', 'is not signed by its voter key');
  return { line, ballotHash: hash, voterKey: body.voterKey, rev: body.rev, prevHash: body.prevHash, choices };
}

function readBallot(text: string, fail: Fail): SealedBallot | undefined {
  return readJson(SealedBallot, text, '', {
    fail: (id, place, message) => {
      fail(id, message, place.replace(/^: /, ''));
    },
  });
}

async function holdsPass(
  { record, issuerKey }: Tools,
  round: SealedBallot['body']['round'],
  voterKey: Uint8Array,
  signature: Bytes,
): Promise<boolean> {
  if (record === undefined || issuerKey === undefined) return true;
  return round === record.round.id && (await verifyPass(issuerKey, record.round.id, voterKey, signature));
}

async function choicesIn(
  { box, rev, round }: SealedBallot['body'],
  voterKey: Uint8Array,
  { open, paper, placeOf }: Tools,
): Promise<CheckedBallot['choices']> {
  if (open === undefined || paper === undefined) return null;
  const bytes = fromBase64url(box);
  const padded = bytes.ok ? await open({ roundId: round, voterKey, rev, box: bytes.value }) : undefined;
  const judged = judgeOpenedBox(padded, paper);
  return judged.ok ? judged.value.map((project) => placeOf.get(project) ?? -1) : judged.error;
}

function bytesOf(text: string): Bytes {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}

function hashBytes(hash: string): Bytes {
  const bytes = fromHex(hash);
  return bytes.ok ? bytes.value : new Uint8Array();
}
