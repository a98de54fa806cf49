import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ProblemError } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';

const Health = z.strictObject({ status: z.literal('ready') });

const readHealthRoute: Route = (app, { databases }) => {
  app.get(
    '/health',
    {
      config: { access: { public: true }, rateLimit: false },
      schema: {
        tags: ['health'],
        operationId: 'readHealth',
        summary: 'Says whether the server and its databases answer',
        response: { 200: Health },
      },
    },
    async () => {
      try {
        await Promise.all([databases.site, databases.roll, databases.urn].map((db) => db.execute(sql`SELECT 1`)));
      } catch {
        throw new ProblemError({ code: 'not-ready' });
      }
      return { status: 'ready' as const };
    },
  );
};

/** Ready means: the server listens and each of the three databases answers. */
export const healthRoutes = routesOf(readHealthRoute);
