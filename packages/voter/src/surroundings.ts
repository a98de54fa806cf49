import type { Result } from '@wijkbegroting/domain';

/** What a server answered: the status and the parsed JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Sends JSON to a path on the site (`/v1/...`) and gives the answer, whatever its status; rejects when none came. In a
 * browser: `fetch` with `credentials: 'omit'`, since neither the issuer nor the ballot box may learn who is signed in.
 */
export type Post = (path: string, body: unknown) => Promise<Answer>;

/**
 * Asks a path on the site and gives the answer: parsed JSON, or the text when it is none; rejects when none came. In a
 * browser: `fetch` with `credentials: 'omit'`, since what is looked up could be one's own ballot.
 */
export type Get = (path: string) => Promise<Answer>;

/**
 * Where the voter's own device keeps things (IndexedDB in a browser). What is kept is SECRET: it holds the voter's
 * private key, and until the receipt is there the choices as well. Never send it anywhere and never log it.
 */
export interface Store {
  load(key: string): Promise<string | undefined>;
  save(key: string, value: string): Promise<void>;
}

/** Everything outside this package that it needs. */
export interface Surroundings {
  readonly post: Post;
  readonly store: Store;
  /** Waits this many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Why something did not work out, for good or for now. */
export type VoterFailure =
  /** The server says no, with its problem code and facts. Trying again changes nothing. */
  | { readonly code: 'refused'; readonly problem: Problem }
  /** No usable answer, also after waiting. What was sent is kept; a later call goes on with it. */
  | { readonly code: 'no-answer' }
  /** The issuer signed something else than it was asked to. */
  | { readonly code: 'pass-does-not-verify' }
  /** Nothing can be sealed for this tally key, so nothing was sent or kept: what the site says of the round is wrong. */
  | { readonly code: 'tally-key-unusable' }
  /** The ballot box answered, but not with its signature on this ballot. */
  | { readonly code: 'receipt-does-not-verify' }
  | { readonly code: OpeningDoubt };

/** Why the keys and plans of a round are not to be trusted, so that nothing was made or sent with them. */
export type OpeningDoubt =
  /** The first leaf of the log is not there, or not in a log that the log key signed. */
  | 'opening-not-shown'
  /** Too few trustees signed the record. */
  | 'opening-not-signed'
  /** The round has witnesses, and none has cosigned a log with this record. */
  | 'opening-not-cosigned'
  /** The page works with other keys, plans or rules than the record fixes. */
  | 'opening-differs'
  /** This device saw another record of this round before, or the log was rewritten since. */
  | 'opening-changed';

/** A refusal as the API words it (RFC 9457). */
export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly [fact: string]: unknown;
}

export type Attempt<T> = Promise<Result<T, VoterFailure>>;
