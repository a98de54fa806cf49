import crypto from 'node:crypto';
import { hashOfCode } from '@wijkbegroting/api/features/roll/make-code-letters.ts';
import { invariant, parseVotingCode } from '@wijkbegroting/domain';
import { ask } from './bare-database.ts';
import { type BenchStage, type BenchVoter, ROUND } from './bench-stage.ts';

/** Somebody who collects a pass, as the site sees them and as the roll knows them. */
export interface PassRequest {
  readonly body: {
    readonly code: string;
    readonly birthYear: number;
    readonly blindedMessage: string;
    readonly device: string;
  };
  /** An address of their own, so that the hold on clusters of codes stays quiet. */
  readonly address: string;
  readonly codeHash: Buffer;
  readonly entryId: string;
}

const MODULUS_LENGTH = 384;
const DEVICE_LENGTH = 16;

/** One request for each voter who has no pass yet. What is signed blind may be any number below the modulus. */
export async function passRequests({ owner, secrets, voters }: BenchStage): Promise<readonly PassRequest[]> {
  const rows = await ask<{ code_hash: Buffer; entry_id: string }>(
    owner.roll,
    `SELECT code_hash, entry_id FROM roll.code WHERE round_id = $1 AND state = 'valid'`,
    [ROUND],
  );
  const entries = new Map(rows.map((row) => [row.code_hash.toString('hex'), row.entry_id]));
  const pepper = Buffer.from(secrets.codePepper, 'hex');
  return voters.map((voter, at) => requestOf(voter, at, pepper, entries));
}

function requestOf(
  { code, birthYear }: BenchVoter,
  at: number,
  pepper: Buffer,
  entries: ReadonlyMap<string, string>,
): PassRequest {
  const parsed = parseVotingCode(code);
  invariant(parsed.ok, 'the codes of the round are codes');
  const codeHash = hashOfCode(pepper, ROUND, parsed.value);
  const entryId = entries.get(codeHash.toString('hex'));
  invariant(entryId !== undefined, 'every code belongs to somebody on the roll');
  const blinded = crypto.randomBytes(MODULUS_LENGTH);
  blinded[0] = 0;
  return {
    body: {
      code,
      birthYear,
      blindedMessage: blinded.toString('base64url'),
      device: crypto.randomBytes(DEVICE_LENGTH).toString('base64url'),
    },
    address: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
    codeHash,
    entryId,
  };
}
