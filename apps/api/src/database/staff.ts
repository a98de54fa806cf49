import { type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import type { Role } from './schema/site.ts';
import type { Grant } from './viewer.ts';

/** Everyone with a task in a round; each of them may read the round before it is public. */
export const STAFF_ROLES = [
  'wijkplatform',
  'official',
  'administrator',
  'approver',
  'auditor',
] as const satisfies readonly Role[];

/** Who may read a plan that was public and was taken back. Nobody reads the drafts of others. */
export const READERS_OF_WITHDRAWN = ['official', 'administrator'] as const satisfies readonly Role[];

/**
 * An SQL condition: one of the roles is granted for every area of the round in `roundId`, either for that area itself
 * or for one around it. The counterpart of `actsFor` for lists.
 */
export function roundIsCoveredBy(grants: readonly Grant[], roles: readonly Role[], roundId: SQLWrapper): SQL {
  const codes = grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.areaCode);
  if (codes.length === 0) return sql`false`;
  return sql`(EXISTS (SELECT FROM site.round_area WHERE round_id = ${roundId}) AND NOT EXISTS (
    SELECT FROM site.round_area ra JOIN site.area a ON a.code = ra.area_code LEFT JOIN site.area wijk ON wijk.code = a.parent_code
    WHERE ra.round_id = ${roundId}
      AND NOT (a.code IN ${codes} OR COALESCE(a.parent_code, '') IN ${codes} OR COALESCE(wijk.parent_code, '') IN ${codes})))`;
}

/** The same for one area that an event names, of which there may be none. */
export function areaIsCoveredBy(grants: readonly Grant[], roles: readonly Role[], areaCode: SQLWrapper): SQL {
  const codes = grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.areaCode);
  if (codes.length === 0) return sql`false`;
  return sql`EXISTS (
    SELECT FROM site.area a LEFT JOIN site.area wijk ON wijk.code = a.parent_code
    WHERE a.code = ${areaCode}
      AND (a.code IN ${codes} OR COALESCE(a.parent_code, '') IN ${codes} OR COALESCE(wijk.parent_code, '') IN ${codes}))`;
}
