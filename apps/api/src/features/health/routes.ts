import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { App, AppDependencies } from '../../app.ts';
import { ProblemError } from '../../problem.ts';

const Health = z.strictObject({ status: z.literal('ready') });

/** Ready means: the server listens and each of the three databases answers. */
export async function healthRoutes(app: App, { databases }: AppDependencies): Promise<void> {
  app.get(
    '/health',
    { config: { access: { public: true }, rateLimit: false }, schema: { response: { 200: Health }, tags: ['health'] } },
    async () => {
      try {
        await Promise.all([databases.site, databases.roll, databases.urn].map((db) => db.execute(sql`SELECT 1`)));
      } catch {
        throw new ProblemError({ code: 'not-ready' });
      }
      return { status: 'ready' as const };
    },
  );
  await Promise.resolve();
}
