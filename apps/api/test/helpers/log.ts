import {
  type Checkpoint,
  checkpointOrigin,
  leafHash,
  parseCheckpoint,
  parseSignedNote,
  type RoundId,
  SIGNATURE_TYPES,
  signatureOf,
  type SignedNote,
  utf8,
} from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';
import { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { expect } from 'vitest';
import { keepLogs } from '../../src/features/log-keeping/keep-logs.ts';
import { SECRETS, type TestApp } from './app.ts';
import { call, type Json } from './call.ts';

/** All leaves of the log of a round, page by page. */
export async function leavesOf(held: TestApp, id: string): Promise<readonly string[]> {
  const leaves: string[] = [];
  for (;;) {
    const { status, body } = await call(held, `GET /v1/rounds/${id}/log/leaves?from=${String(leaves.length)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const page = body['leaves'] as string[];
    if (page.length === 0) return leaves;
    leaves.push(...page);
  }
}

export async function eventsOf(held: TestApp, id: string): Promise<readonly LogEvent[]> {
  return (await leavesOf(held, id)).map((leaf) => LogEvent.parse(JSON.parse(leaf)));
}

export async function typesOf(held: TestApp, id: string): Promise<readonly LogEvent['type'][]> {
  return (await eventsOf(held, id)).map(({ type }) => type);
}

export async function hashesOf(held: TestApp, id: string): Promise<readonly Uint8Array[]> {
  return (await leavesOf(held, id)).map((leaf) => leafHash(utf8(leaf)));
}

export async function readNote(held: TestApp, id: string): Promise<string> {
  const answer = await held.app.inject({ url: `/v1/rounds/${id}/log/checkpoint` });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

/** What a note says, when it is a checkpoint of this round that the log key of its opening record signed. */
export async function verifiedCheckpoint(
  held: TestApp,
  id: RoundId,
  note: string,
): Promise<Checkpoint & { readonly signed: SignedNote }> {
  const record = (await call(held, `GET /v1/rounds/${id}/opening-record`)).body['record'] as Json;
  const publicKey = new Uint8Array(Buffer.from(String(record['logKey']), 'base64url'));
  const name = checkpointOrigin(id);
  const signed = parseSignedNote(note);
  if (!signed.ok) throw new Error(signed.error.code);
  const line = signatureOf(signed.value, { name, type: SIGNATURE_TYPES.ed25519, publicKey });
  expect(line).toBeDefined();
  expect(await verifyEd25519(publicKey, utf8(signed.value.text), line?.signature ?? new Uint8Array())).toBe(true);
  const checkpoint = parseCheckpoint(signed.value.text);
  if (!checkpoint.ok) throw new Error(checkpoint.error.code);
  expect(checkpoint.value.origin).toBe(name);
  return { ...checkpoint.value, signed: signed.value };
}

/** What the server does by itself every minute, as if it were this moment. */
export function keepLogsNow({ databases, now }: TestApp, moment = now): Promise<void> {
  return keepLogs({ databases, keyEncryption: SECRETS.keyEncryption, now: moment });
}
