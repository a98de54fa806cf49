import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

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
  // The kiezerslijst of a large gemeente comes as a file; the API takes 16 MiB of it (ROLL_BODY_LIMIT).
  process.env['BODY_SIZE_LIMIT'] = '17M';
  const { handler } = (await import(handlerUrl)) as { handler: WebHandler };
  await app.register(async (web) => {
    web.removeAllContentTypeParsers();
    web.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    web.all(
      '/*',
      { config: { access: { public: true }, rateLimit: false }, schema: { hide: true }, helmet: false },
      (request, reply) => {
        if (request.host !== new URL(origin).host) return reply.redirect(`${origin}${request.url}`, 307);
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
      },
    );
    await Promise.resolve();
  });
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
