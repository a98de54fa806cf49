import { type Bytes, err, fromHex, NOTE_MAX_LENGTH, ok, type Result } from '@wijkbegroting/domain';
import { z } from 'zod';
import type { Config } from './config.ts';

/** The log did not give what was asked; it may well do so later. */
export interface LogFailure {
  readonly code: 'log-unreachable' | 'log-refused' | 'log-answer-unusable';
  /** One line for the person who runs the witness. */
  readonly detail: string;
}

/** What a witness asks of the log. */
export interface LogClient {
  /** The text of the newest checkpoint's note, unread. */
  readonly checkpoint: () => Promise<Result<string, LogFailure>>;
  /** The proof that the log of `to` leaves begins with that of `from`, unverified. */
  readonly consistencyProof: (from: number, to: number) => Promise<Result<readonly Bytes[], LogFailure>>;
  /** Hands in a cosignature of the checkpoint with this size. */
  readonly cosign: (size: number, signature: string) => Promise<Result<undefined, LogFailure>>;
}

/** How long one question may take in all. */
const TIMEOUT_MS = 15_000;

/** A proof has at most two hashes for each of the 53 rows of a log, so this is room enough for any answer. */
const MAX_JSON_LENGTH = 16 * 1024;

const Proof = z.object({
  from: z.int(),
  to: z.int(),
  hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(128),
});
const Problem = z.object({ title: z.string() });

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Talks to the log of one round over HTTP. Answers are bounded in size and time, and redirects are not followed. */
export function logClient({ server, round }: Pick<Config, 'server' | 'round'>, timeoutMs = TIMEOUT_MS): LogClient {
  const ask = (path: string, most: number, init: RequestInit = {}): Promise<Result<Answer, LogFailure>> =>
    fetchBounded(`${server}/v1/rounds/${round}/log/${path}`, most, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  return {
    checkpoint: async () => {
      const answer = await ask('checkpoint', NOTE_MAX_LENGTH);
      return expecting(200, answer, ({ text }) => ok(text));
    },
    consistencyProof: async (from, to) => {
      const answer = await ask(`consistency-proof?from=${from}&to=${to}`, MAX_JSON_LENGTH);
      return expecting(200, answer, ({ text }) => readProof(text, from, to));
    },
    cosign: async (size, signature) => {
      const answer = await ask('cosignatures', MAX_JSON_LENGTH, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ size, signature }),
      });
      return expecting(204, answer, () => ok(undefined));
    },
  };
}

async function fetchBounded(url: string, most: number, init: RequestInit): Promise<Result<Answer, LogFailure>> {
  try {
    const response = await fetch(url, init);
    const text = await textOf(response, most);
    if (text === undefined) return unusable(`more than ${most} bytes, or no text, from ${url}`);
    return ok({ status: response.status, text });
  } catch (error) {
    return err({ code: 'log-unreachable', detail: `${url}: ${reasonOf(error)}` });
  }
}

/** The text of an answer; undefined when it is longer than allowed or not UTF-8. Reads no further than that. */
async function textOf(response: Response, most: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

function expecting<T>(
  status: number,
  answer: Result<Answer, LogFailure>,
  read: (answer: Answer) => Result<T, LogFailure>,
): Result<T, LogFailure> {
  if (!answer.ok) return answer;
  if (answer.value.status === status) return read(answer.value);
  return err({ code: 'log-refused', detail: `status ${answer.value.status}${titleIn(answer.value.text)}` });
}

function readProof(text: string, from: number, to: number): Result<readonly Bytes[], LogFailure> {
  const proof = Proof.safeParse(jsonIn(text)).data;
  if (proof?.from !== from || proof.to !== to) return unusable(`no proof from ${from} to ${to}`);
  return ok(proof.hashes.map(fromHex).flatMap((hash) => (hash.ok ? [hash.value] : [])));
}

function unusable(detail: string): Result<never, LogFailure> {
  return err({ code: 'log-answer-unusable', detail });
}

/** The title of a problem (RFC 9457), safe to show on a terminal. */
function titleIn(text: string): string {
  const title = Problem.safeParse(jsonIn(text)).data?.title;
  return title === undefined ? '' : `: ${title.replaceAll(/\p{C}/gu, ' ').slice(0, 200)}`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
