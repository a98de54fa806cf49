import { isRedirect } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { letterFaultOf } from '#lib/staff/letter-fault.ts';
import { POST } from './+server.ts';

type Event = Parameters<typeof POST>[0];

/** Sends the form to the page's server, with an API that gives one answer. */
async function send(form: Record<string, string | File>, answer: { status: number; body: object }) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  const asked: unknown[] = [];
  const api = async (request: Request): Promise<Response> => {
    asked.push(await request.json());
    return Response.json(answer.body, { status: answer.status });
  };
  const request = new Request('http://localhost/', { method: 'POST', body });
  const event = { fetch: api, params: { round: 'parkwijk-2027' }, request } as unknown as Event;
  try {
    return { asked, response: await POST(event) };
  } catch (thrown) {
    if (!isRedirect(thrown)) throw thrown;
    return { asked, fault: letterFaultOf(new URL(thrown.location, 'http://localhost').searchParams) };
  }
}

const LETTERS = { status: 200, body: { items: [{ reference: 'r-1', code: 'ABCD' }] } };

test('the list goes to the API as it is, and the letters come back as a file', async () => {
  const { asked, response } = await send({ csv: 'reference;buurtCode;birthDate\nx' }, LETTERS);
  expect(asked).toEqual([{ csv: 'reference;buurtCode;birthDate\nx\n', replaceAll: false }]);
  expect(await response?.text()).toBe('reference;code\r\nr-1;ABCD\r\n');
});

test('all codes are made again only when that was ticked', async () => {
  const { asked } = await send({ csv: 'x', replaceAll: 'true' }, LETTERS);
  expect(asked).toEqual([{ csv: 'x\n', replaceAll: true }]);
  const refused = { status: 409, body: { code: 'roll-fixed' } };
  expect((await send({ csv: 'x', replaceAll: 'true' }, refused)).fault).toMatchObject({ replaceAll: true });
  expect((await send({ csv: 'x' }, refused)).fault).toMatchObject({ replaceAll: false });
});

test('each wrong line is named to whoever sent the list', async () => {
  const errors = [{ line: 2, code: 'columns-different' }];
  const { fault } = await send({ csv: 'x' }, { status: 422, body: { code: 'roll-malformed', errors } });
  expect(fault).toMatchObject({ code: 'roll-malformed', lines: { shown: errors } });
});

test.each([
  ['nothing', {}, 'source-missing'],
  ['a file and a text', { csv: 'x', file: new File(['x'], 'x.csv') }, 'source-both'],
  ['too much', { csv: 'x'.repeat(16 * 1024 * 1024 + 1) }, 'source-too-large'],
])('%s: says what is wrong with it, and asks the API nothing', async (_what, form, code) => {
  const { asked, fault } = await send(form, LETTERS);
  expect(fault).toMatchObject({ code });
  expect(asked).toEqual([]);
});
