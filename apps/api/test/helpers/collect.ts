import crypto from 'node:crypto';
import type { TestApp } from './app.ts';
import type { Answer } from './call.ts';

const randomAddress = (): string => `198.51.${String(crypto.randomInt(256))}.${String(crypto.randomInt(256))}`;

export const randomDevice = (): string => crypto.randomBytes(16).toString('base64url');

/** A blinded message as it goes over the line: a number of 384 bytes in base64url. */
export const encodeMessage = (value: bigint): string =>
  Buffer.from(value.toString(16).padStart(768, '0'), 'hex').toString('base64url');

export const randomMessage = (): string => encodeMessage(BigInt(`0x${crypto.randomBytes(383).toString('hex')}`));

export interface Asked {
  readonly id: string;
  readonly code: string;
  readonly birthYear?: number;
  readonly blindedMessage?: string;
  readonly device?: string;
  readonly from?: string;
}

/** Asks for a pass from a device and an address of its own, unless told otherwise. */
export async function collectFrom(held: TestApp, { from = randomAddress(), id, ...asked }: Asked): Promise<Answer> {
  const payload = { birthYear: 1984, blindedMessage: randomMessage(), device: randomDevice(), ...asked };
  const answer = await held.app.inject({
    method: 'POST',
    url: `/v1/rounds/${id}/passes`,
    remoteAddress: from,
    payload,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}
