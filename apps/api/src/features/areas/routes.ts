import { findBuurtenIn } from '../../database/area-reader.ts';
import { ProblemError } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { AreaList, AreaParams, AreaQuery, AreaWithBuurtenWire } from './schemas.ts';
import { findArea, listAreas } from './store.ts';

/** Areas change once a year. */
const CACHED = 'public, max-age=300';

const listAreasRoute: Route = (app, { databases: { site } }) => {
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
};

const readAreaRoute: Route = (app, { databases: { site } }) => {
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
};

/** The gemeente with its wijken and buurten, for maps and choices. */
export const areaRoutes = routesOf(listAreasRoute, readAreaRoute);
