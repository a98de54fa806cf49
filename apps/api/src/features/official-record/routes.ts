import { canonicalJson, sha256Hex, utf8 } from '@wijkbegroting/domain';
import { OfficialRecordWire } from '@wijkbegroting/records/official-record.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { cacheForVisitors } from '../../wire/caching.ts';
import { findOfficialRecord } from './find-official-record.ts';
import { keepLast } from './keep-last.ts';
import { officialRecordPdf } from './official-record-pdf.ts';

const tags = ['outcome'];
const PdfFile = { description: 'A PDF', content: { 'application/pdf': { schema: z.string() } } };

const readOfficialRecordRoute: Route = (app, { databases }) => {
  app.get(
    '/rounds/:roundId/official-record',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'readOfficialRecord',
        summary: 'Gives the official record of voting and counting, when the outcome is public',
        params: RoundParams,
        response: { 200: OfficialRecordWire },
      },
    },
    async (request, reply) => {
      const record = valueOrProblem(await findOfficialRecord(databases, request.params.roundId));
      cacheForVisitors(request, reply);
      return record;
    },
  );
};

const printOfficialRecordRoute: Route = (app, { databases }) => {
  const kept = keepLast<Buffer>();
  app.get(
    '/rounds/:roundId/official-record.pdf',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'printOfficialRecord',
        summary: 'Gives the same record as a file to print and sign',
        params: RoundParams,
        response: { 200: PdfFile },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const record = valueOrProblem(await findOfficialRecord(databases, roundId));
      const file = await kept(sha256Hex(utf8(canonicalJson(record))), () => officialRecordPdf(record));
      cacheForVisitors(request, reply);
      return sendPdf(reply, file, `proces-verbaal-${roundId}.pdf`);
    },
  );
};

function sendPdf(reply: FastifyReply, file: Buffer, name: string): FastifyReply {
  return reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(file);
}

/** The official record (proces-verbaal) of a published round. */
export const officialRecordRoutes = routesOf(readOfficialRecordRoute, printOfficialRecordRoute);
