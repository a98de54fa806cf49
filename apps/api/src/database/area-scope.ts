import { parsePastElectionId, parseRoundId, UUID } from '@wijkbegroting/domain';
import { type SQL, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';
import type { Role } from './schema/site.ts';
import type { Grant } from './viewer.ts';

/** The areas that something is about, each with itself and all areas around it. Empty: it does not exist. */
export type AreaScope = readonly (readonly string[])[];

/** The scope of a round by its id. */
export async function scopeOfRound(db: SiteDb | SiteTx, roundId: string): Promise<AreaScope> {
  if (!parseRoundId(roundId).ok) return [];
  return scopeOf(db, sql`SELECT area_code FROM site.round_area WHERE round_id = ${roundId}`);
}

/** The scope of a proposal: that of its round. */
export async function scopeOfProposal(db: SiteDb | SiteTx, proposalId: string): Promise<AreaScope> {
  if (!UUID.test(proposalId)) return [];
  return scopeOf(
    db,
    sql`SELECT a.area_code FROM site.round_area a JOIN site.proposal p ON p.round_id = a.round_id WHERE p.id = ${proposalId}`,
  );
}

/** The scope of a proposed action: that of its round. */
export async function scopeOfAction(db: SiteDb | SiteTx, actionId: string): Promise<AreaScope> {
  if (!UUID.test(actionId)) return [];
  return scopeOf(
    db,
    sql`SELECT r.area_code FROM site.round_area r JOIN site.proposed_action a ON a.round_id = r.round_id WHERE a.id = ${actionId}`,
  );
}

/** The scope of a past election: that of its area. */
export async function scopeOfPastElection(db: SiteDb | SiteTx, electionId: string): Promise<AreaScope> {
  if (!parsePastElectionId(electionId).ok) return [];
  return scopeOf(db, sql`SELECT area_code FROM site.past_election WHERE id = ${electionId}`);
}

/** The scope of a set of areas that are not (yet) those of a round. */
export function scopeOfAreas(db: SiteDb | SiteTx, areaCodes: readonly string[]): Promise<AreaScope> {
  return scopeOf(db, sql`SELECT code FROM site.area WHERE code IN ${areaCodes.length === 0 ? [''] : [...areaCodes]}`);
}

async function scopeOf(db: SiteDb | SiteTx, areas: SQL): Promise<AreaScope> {
  const found = await db.execute<{ around: string[] }>(sql`
    WITH RECURSIVE up (start, code) AS (
      SELECT start.code, start.code FROM (${areas}) AS start (code)
      UNION ALL
      SELECT up.start, area.parent_code FROM up JOIN site.area area ON area.code = up.code WHERE area.parent_code IS NOT NULL
    )
    SELECT array_agg(code) AS around FROM up GROUP BY start ORDER BY start`);
  return found.rows.map((row) => row.around);
}

/** True when the grants give one of the roles for every area of a scope that exists. */
export function actsFor(grants: readonly Grant[], roles: readonly Role[], scope: AreaScope): boolean {
  return (
    scope.length > 0 &&
    scope.every((around) => grants.some((grant) => roles.includes(grant.role) && around.includes(grant.areaCode)))
  );
}
