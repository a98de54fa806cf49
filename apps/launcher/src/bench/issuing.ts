import crypto from 'node:crypto';
import * as roll from '@wijkbegroting/api/database/schema/roll.ts';
import { collectPass } from '@wijkbegroting/api/features/passes/collect-pass.ts';
import { dayOf } from '@wijkbegroting/domain';
import { type BenchStage, ROUND } from './bench-stage.ts';
import type { PassRequest } from './pass-requests.ts';
import { recordSql, type Statement } from './recorded-sql.ts';

/** The statements of issuing one pass, from lock to unlock, without the signature, for whomever it is asked. */
export type Issuing = (request: PassRequest) => readonly Statement[];

/** Two passes are issued for it: the first opens the connection, which is not what comes again. */
export async function recordIssuing(stage: BenchStage, first: PassRequest, second: PassRequest): Promise<Issuing> {
  const statements = await recordSql('roll', stage.daily, roll, async (db) => {
    for (const { body, address } of [first, second]) await issue(stage, db, body, address);
  });
  const issuing = statements.slice(statements.findLastIndex(({ text }) => text.includes('pg_advisory_lock')));
  return (request) => issuing.map(({ text, values }) => ({ text, values: valuesFor(request, second, values) }));
}

async function issue(
  { secrets, issuer }: BenchStage,
  db: Parameters<typeof collectPass>[0],
  body: PassRequest['body'],
  address: string,
): Promise<void> {
  const pepper = Buffer.from(secrets.codePepper, 'hex');
  const request = { ...body, roundId: ROUND, network: address, day: dayOf(new Date()) };
  const issued = await collectPass(db, { pepper, key: issuer, onFailure: () => undefined }, request);
  if (!issued.ok) throw new Error(`a pass was refused: ${issued.error.code}`);
}

/** The same values for another voter; what is a hash or a signature becomes other bytes of the same length. */
function valuesFor(request: PassRequest, recorded: PassRequest, values: readonly unknown[]): readonly unknown[] {
  return values.map((value) => {
    if (value === lockOf(recorded)) return lockOf(request);
    if (value === recorded.entryId) return request.entryId;
    if (!Buffer.isBuffer(value)) return value;
    return value.equals(recorded.codeHash) ? request.codeHash : crypto.randomBytes(value.length);
  });
}

function lockOf({ codeHash }: PassRequest): string {
  return codeHash.readBigInt64BE().toString();
}
