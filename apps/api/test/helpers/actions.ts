import type { TestApp } from './app.ts';
import { type Answer, call } from './call.ts';
import type { SignedIn } from './factories.ts';

/** Asks for something that takes two people. */
export function propose(
  held: TestApp,
  id: string,
  as: SignedIn,
  kind = 'open-voting',
  payload: unknown = {},
): Promise<Answer> {
  return call(held, `POST /v1/rounds/${id}/proposed-actions`, { as, body: { kind, payload } });
}

/** Approves what was proposed, by the hash that the proposer got unless another is given. */
export function approve(
  held: TestApp,
  { body }: Answer,
  as: SignedIn,
  payloadHash = body['payloadHash'],
): Promise<Answer> {
  return call(held, `POST /v1/proposed-actions/${String(body['id'])}/approval`, { as, body: { payloadHash } });
}

export function reject(held: TestApp, { body }: Answer, as: SignedIn): Promise<Answer> {
  return call(held, `POST /v1/proposed-actions/${String(body['id'])}/rejection`, { as });
}
