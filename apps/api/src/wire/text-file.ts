import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** An answer that is a table. */
export const CsvFile = { description: 'A table', content: { 'text/csv': { schema: z.string() } } };

/** An answer that is an election in the format of pabulib.org. */
export const PabulibTextFile = { description: 'A Pabulib file', content: { 'text/plain': { schema: z.string() } } };

/** An answer that is a text for programs and people alike. */
export const PlainText = { description: 'A text', content: { 'text/plain': { schema: z.string() } } };

interface TextFile {
  readonly type: 'text/csv' | 'text/plain';
  readonly name: string;
  readonly text: string;
}

/** Sends a text to be saved under a name. */
export function sendText(reply: FastifyReply, { type, name, text }: TextFile): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}"`)
    .serializer((file: string) => file)
    .send(text);
}

/** Sends a text to be read where it is. */
export function sendPlain(reply: FastifyReply, text: string): FastifyReply {
  return reply
    .type('text/plain; charset=utf-8')
    .serializer((plain: string) => plain)
    .send(text);
}
