import { viewerOf } from '../../plugins/access.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { AuditEventList, AuditEventQuery } from './schemas.ts';
import { LOG_READERS, newestEvents } from './store.ts';

const listAuditEventsRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/audit-events',
    {
      config: { access: { roles: LOG_READERS, area: 'any' } },
      schema: {
        tags: ['audit-events'],
        operationId: 'listAuditEvents',
        summary: 'Lists what happened in rounds and areas, newest first',
        querystring: AuditEventQuery,
        response: { 200: AuditEventList },
      },
    },
    async (request) => {
      const { query } = request;
      const items = await newestEvents(site, viewerOf(request).grants, query);
      const nextBefore = items.length < query.limit ? null : (items.at(-1)?.id ?? null);
      return { items, nextBefore };
    },
  );
};

/** What staff and residents did, for whoever checks on them. */
export const auditEventRoutes = routesOf(listAuditEventsRoute);
