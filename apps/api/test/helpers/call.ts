import type { TestApp } from './app.ts';

export type Json = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  /** Empty when the answer is not JSON. */
  readonly body: Json;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Call {
  /** Headers of who asks, from `signedIn`; a visitor when absent. */
  readonly as?: { readonly headers: Record<string, string> };
  readonly body?: unknown;
}

/** One request as JSON over HTTP, without a network. `what` is a method and an address: `GET /v1/rounds`. */
export async function call(held: TestApp, what: string, { as, body }: Call = {}): Promise<Answer> {
  const [method, url] = what.split(' ') as ['GET', string];
  const answer = await held.app.inject({
    method,
    url,
    headers: { ...as?.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: answer.statusCode,
    body: /\bjson\b/.test(String(answer.headers['content-type'])) ? answer.json<Json>() : {},
    headers: answer.headers,
  };
}

/** The items of a list. */
export function itemsOf({ body }: Answer): readonly Json[] {
  return body['items'] as readonly Json[];
}
