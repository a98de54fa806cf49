import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem.ts';

const MIB = 1024 * 1024;
/** Reading a form takes time with the square of its number of fields, so what anyone can send is kept small. */
const FORM_LIMIT = MIB / 8;
/** A kiezerslijst and a past election come as a file in a form; the API takes 16 MiB of either. */
const FILE_FORM_LIMIT = 17 * MIB;

type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** How a page asks the API without leaving the process; the web's `handleFetch` finds it on the raw request. */
type ApiDispatch = (request: Request) => Promise<Response>;

/**
 * Serves the built web app from the process and origin of the API. Whatever is not under /v1 goes to its handler,
 * with the body stream untouched. A page asked for under another name (localhost for 127.0.0.1, say) is sent to the
 * origin, as cookies and forms hold for that one only.
 */
export async function mountWeb(app: FastifyInstance, handlerUrl: string, origin: string): Promise<void> {
  // adapter-node reads these when it is imported; it assumes https otherwise and refuses forms over http.
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['HOST_HEADER'] = 'x-forwarded-host';
  process.env['BODY_SIZE_LIMIT'] = String(FILE_FORM_LIMIT);
  const { handler } = (await import(handlerUrl)) as { handler: WebHandler };
  await app.register(async (web) => {
    web.removeAllContentTypeParsers();
    web.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    web.all('/*', { config: { access: { public: true } }, schema: { hide: true }, helmet: false }, (request, reply) => {
      if (request.host !== new URL(origin).host) return reply.redirect(`${origin}${request.url}`, 307);
      if (isTooLarge(request)) throw new ProblemError({ code: 'body-too-large' });
      reply.hijack();
      const raw = request.raw as IncomingMessage & { apiDispatch?: ApiDispatch };
      raw.headers['x-forwarded-proto'] = request.protocol;
      raw.headers['x-forwarded-host'] = request.host;
      raw.apiDispatch = (call) => dispatch(app, call, request.ip);
      handler(raw, reply.raw, () => {
        reply.raw.statusCode = 404;
        reply.raw.end();
      });
      return reply;
    });
    await Promise.resolve();
  });
}

/** A body without a length is no form of a browser, and could go on for ever. */
function isTooLarge({ headers, viewer }: FastifyRequest): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  const isFile = headers['content-type']?.startsWith('multipart/form-data') === true;
  const mayBringFile = isFile && viewer?.grants.some(({ role }) => role === 'administrator') === true;
  return Number(headers['content-length'] ?? 0) > (mayBringFile ? FILE_FORM_LIMIT : FORM_LIMIT);
}

async function dispatch(app: FastifyInstance, call: Request, remoteAddress: string): Promise<Response> {
  const url = new URL(call.url);
  const answer = await app.inject({
    method: call.method as 'GET',
    url: `${url.pathname}${url.search}`,
    headers: Object.fromEntries(call.headers),
    remoteAddress,
    ...(call.body === null ? {} : { payload: Buffer.from(await call.arrayBuffer()) }),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) headers.append(name, String(each));
  }
  return new Response(
    answer.statusCode === 204 || answer.statusCode === 304 ? null : new Uint8Array(answer.rawPayload),
    { status: answer.statusCode, headers },
  );
}
