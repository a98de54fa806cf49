import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReadyBallot } from '../bench/ballots.ts';

/** What the box said at last. */
export type Ended = 'receipt' | 'closed';

const PAUSE = 25;
const PATIENCE = 15_000;

/**
 * Sends the same ballot until the box has answered, however often the connection breaks or the server is away, as the
 * page of a voter does.
 * @param address where the server is now
 */
export async function castPatiently(address: () => string, round: string, ballot: ReadyBallot): Promise<Ended> {
  const body = JSON.stringify(ballot.sent);
  for (;;) {
    const answer = await send(`${address()}/v1/rounds/${round}/ballots`, body);
    if (answer?.status === 200 && answer.text.includes(ballot.hash)) return 'receipt';
    if (answer?.text.includes('voting-closed') === true) return 'closed';
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
      throw new Error(`the box refused a ballot that is right: ${answer.text}`);
    }
    await pause(PAUSE);
  }
}

/** On a connection of its own, so that every try meets the line anew. Undefined when no whole answer came. */
function send(url: string, body: string): Promise<{ readonly status: number; readonly text: string } | undefined> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(url, { method: 'POST', agent: false, headers, timeout: PATIENCE });
    const fail = (): void => {
      request.destroy();
      resolve(undefined);
    };
    request.on('error', fail).on('timeout', fail);
    request.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('error', fail).on('end', () => {
        resolve(answer.complete ? { status: answer.statusCode ?? 0, text } : undefined);
      });
    });
    request.end(body);
  });
}
