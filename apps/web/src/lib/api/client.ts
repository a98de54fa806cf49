import { error } from '@sveltejs/kit';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi.ts';

export type Api = Client<paths>;

/** A refusal by the API (RFC 9457): its code, its status and the facts that go with the code. */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly [fact: string]: unknown;
}

/** Either what was asked for, or the reason why not. */
export type Answer<T> =
  { readonly data: T; readonly problem?: undefined } | { readonly data?: undefined; readonly problem: Problem };

/** What openapi-fetch promises, as far as it concerns us. */
interface Reply<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Not a real host: on the server `handleFetch` recognises it and calls the API inside the process.
 * In the browser the API is at our own origin.
 */
export const API_INSIDE = 'http://api.invalid';

/** The API for one request: pass the `fetch` of `load` or of the action, so that the visitor's session goes along. */
export function createApi(fetch: typeof globalThis.fetch): Api {
  const baseUrl = typeof location === 'undefined' ? API_INSIDE : location.origin;
  return createClient<paths>({ baseUrl, fetch: (request) => fetch(request) });
}

/** For `load`: the answer, or the error page of the status. */
export async function read<T>(call: Promise<Reply<T>>): Promise<NonNullable<T>> {
  const { data, problem } = await attempt(call);
  // What cannot be an address of ours leads nowhere, as one that is not there.
  if (problem !== undefined) error(problem.status === 400 ? 404 : problem.status, problem.code);
  return data;
}

/** For actions: the answer or the problem, never an exception for something that was to be expected. */
export async function attempt<T>(call: Promise<Reply<T>>): Promise<Answer<NonNullable<T>>> {
  const { data, error: body, response } = await call;
  if (response.ok) return { data: data as NonNullable<T> };
  return { problem: problemOf(body, response.status) };
}

/** Reads a problem from a body that may also come from a proxy in between. */
export function problemOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    return { ...body, code: body.code, status };
  }
  return { code: 'internal-error', status };
}
