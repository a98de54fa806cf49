import fs from 'node:fs';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { findBundle } from './find-bundle.ts';
import { type KeptFiles, keepFiles } from './kept-files.ts';

const tags = ['outcome'];
const ZipFile = { description: 'A zip', content: { 'application/zip': { schema: z.string() } } };

const readBundleRoute =
  (kept: KeptFiles): Route =>
  (app, { databases }) => {
    app.get(
      '/rounds/:roundId/bundle.zip',
      {
        config: { access: { public: true } },
        schema: {
          tags,
          operationId: 'readBundle',
          summary: 'Gives everything that is needed to verify a published round, in one file',
          params: RoundParams,
          response: { 200: ZipFile },
        },
      },
      async ({ params: { roundId } }, reply) => {
        const file = valueOrProblem(await findBundle(databases, kept, { roundId, isAuditor: false }));
        return await sendZip(reply, file, `controle-${roundId}.zip`);
      },
    );
  };

const readAuditorBundleRoute =
  (kept: KeptFiles): Route =>
  (app, { databases }) => {
    app.get(
      '/rounds/:roundId/auditor-bundle.zip',
      {
        config: { access: { roles: ['auditor'], area: 'of-round' } },
        schema: {
          tags,
          operationId: 'readAuditorBundle',
          summary: 'Gives the whole bundle to the auditor, also where ballots are too few to be public',
          params: RoundParams,
          response: { 200: ZipFile },
        },
      },
      async ({ params: { roundId } }, reply) => {
        const file = valueOrProblem(await findBundle(databases, kept, { roundId, isAuditor: true }));
        return await sendZip(reply, file, `controle-volledig-${roundId}.zip`);
      },
    );
  };

async function sendZip(reply: FastifyReply, file: string, name: string): Promise<FastifyReply> {
  const { size } = await fs.promises.stat(file);
  return reply
    .type('application/zip')
    .header('content-length', size)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(fs.createReadStream(file));
}

/** The audit bundle of a published round. */
export const bundleRoutes = routesOf((app, deps) => {
  const { kept, throwAway } = keepFiles();
  readBundleRoute(kept)(app, deps);
  readAuditorBundleRoute(kept)(app, deps);
  app.addHook('onClose', throwAway);
});
