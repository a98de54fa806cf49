import { err, ok } from '@wijkbegroting/domain';
import type { Answer, Attempt, Problem, Surroundings } from './surroundings.ts';

const ATTEMPTS = 12;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

const PASSING: ReadonlySet<string> = new Set([
  'too-many-requests',
  'not-ready',
  'internal-error',
  'ballot-box-doubted',
]);

/**
 * Sends the same request until there is an answer that means something. Between two attempts it waits ever longer, and by
 * chance, so that a thousand voters who lost their connection at once do not come back at once.
 * @returns the answer with status 200, or the refusal, or `no-answer` after some three minutes
 */
export async function postPatiently({ post, wait }: Surroundings, path: string, body: unknown): Attempt<unknown> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(pauseBefore(attempt));
    const answer = await answerOrNothing(post(path, body));
    if (answer?.status === 200) return ok(answer.body);
    const problem = answer && problemIn(answer);
    if (problem !== undefined && !PASSING.has(problem.code)) return err({ code: 'refused', problem });
  }
  return err({ code: 'no-answer' });
}

async function answerOrNothing(sent: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await sent;
  } catch {
    return undefined; // the network failed, on the way there or back: the request may have arrived
  }
}

/** What our API refuses; undefined for anything else, such as the page of a proxy or a login screen of a hotel. */
function problemIn({ status, body }: Answer): Problem | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const facts = Object.fromEntries<unknown>(Object.entries(body));
  const { type, code } = facts;
  return typeof code === 'string' && type === `urn:problem:${code}` ? { ...facts, status, code } : undefined;
}

function pauseBefore(attempt: number): number {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return longest / 2 + (longest / 2) * (random / 2 ** 32);
}
