import type { App, AppDependencies } from '../../app.ts';
import { findBuurtenIn } from '../../database/area-reader.ts';
import { ProblemError } from '../../problem.ts';
import { AreaList, AreaParams, AreaQuery, AreaWithBuurtenWire } from './schemas.ts';
import { findArea, listAreas } from './store.ts';

/** Areas change once a year. */
const CACHED = 'public, max-age=300';

/** The gemeente with its wijken and buurten, for maps and choices. */
export async function areaRoutes(app: App, { databases: { site } }: AppDependencies): Promise<void> {
  app.get(
    '/areas',
    {
      config: { access: { public: true } },
      schema: {
        tags: ['areas'],
        operationId: 'listAreas',
        summary: 'Lists gemeenten, wijken or buurten',
        querystring: AreaQuery,
        response: { 200: AreaList },
      },
    },
    async ({ query }, reply) => {
      void reply.header('cache-control', CACHED);
      return { items: await listAreas(site, query.level) };
    },
  );

  app.get(
    '/areas/:areaCode',
    {
      config: { access: { public: true } },
      schema: {
        tags: ['areas'],
        operationId: 'readArea',
        summary: 'Reads one area with its buurten',
        params: AreaParams,
        response: { 200: AreaWithBuurtenWire },
      },
    },
    async ({ params }, reply) => {
      const area = await findArea(site, params.areaCode);
      if (area === undefined) throw new ProblemError({ code: 'area-unknown' });
      void reply.header('cache-control', CACHED);
      return { ...area, buurten: await findBuurtenIn(site, params.areaCode) };
    },
  );
  await Promise.resolve();
}
