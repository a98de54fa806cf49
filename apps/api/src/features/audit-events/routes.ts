import { findAuditHead } from '../../database/audit-chain.ts';
import { viewerOf } from '../../plugins/access.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { AuditLinkList, AuditLinkQuery, AuditEventList, AuditEventQuery } from './schemas.ts';
import { linksAfter, LOG_READERS, newestEvents } from './store.ts';

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

const listAuditLinksRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/audit-links',
    {
      config: { access: { roles: LOG_READERS, area: 'any' } },
      schema: {
        tags: ['audit-events'],
        operationId: 'listAuditLinks',
        summary: 'Lists the chain of staff events to check it, oldest first; what is not yours only as a hash',
        querystring: AuditLinkQuery,
        response: { 200: AuditLinkList },
      },
    },
    async (request) => {
      const { count } = await findAuditHead(site);
      return { count, items: await linksAfter(site, viewerOf(request).grants, request.query.after) };
    },
  );
};

/** What staff and residents did, for whoever checks on them. */
export const auditEventRoutes = routesOf(listAuditEventsRoute, listAuditLinksRoute);
