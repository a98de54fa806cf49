import type { Result } from '@wijkbegroting/domain';

/**
 * Every expected failure of the API: its status and its title (RFC 9457). The Dutch text that a resident reads is
 * `problem.<code>` in the web's message catalogue.
 */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request does not have the right shape' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'This account may not do this' },
  'origin-not-allowed': { status: 403, title: 'The request comes from another site' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'round-unknown': { status: 404, title: 'There is no such round' },
  'proposal-unknown': { status: 404, title: 'There is no such proposal' },
  'action-unknown': { status: 404, title: 'There is no such action' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'content-type-unknown': { status: 415, title: 'Send JSON' },
  'too-many-requests': { status: 429, title: 'Too many requests, try again later' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'not-ready': { status: 503, title: 'The service is not ready' },
} as const satisfies Record<string, ProblemKind>;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export type ProblemCode = keyof typeof PROBLEMS;

/** An expected failure as a use case returns it: a code and the facts that go with it. */
export interface ApiError {
  readonly code: ProblemCode;
}

/** Carries an expected failure from a route to the error handler. */
export class ProblemError extends Error {
  readonly failure: ApiError;
  constructor(failure: ApiError) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The only bridge from a `Result` to the wire. */
export function valueOrProblem<T>(result: Result<T, ApiError>): T {
  if (!result.ok) throw new ProblemError(result.error);
  return result.value;
}

/** The wire form of a failure. */
export function problemBody(failure: ApiError): Record<string, unknown> {
  const { status, title } = PROBLEMS[failure.code];
  return { type: `urn:problem:${failure.code}`, title, status, ...failure };
}
