import { beforeAll } from 'vitest';
import type { TestApp } from './app.ts';
import { type Answer, call, type Json } from './call.ts';
import { electionContent, type Staff, staffOf } from './election.ts';
import { publishedRound } from './factories.ts';
import { asOwner } from './owner.ts';

export interface RollOffice {
  /** Everybody who works on a round. */
  readonly team: () => Staff;
  readonly newRound: () => Promise<string>;
  readonly asAdministrator: (what: string, body?: unknown) => Promise<Answer>;
  readonly importCsv: (id: string, csv: string) => Promise<Answer>;
  readonly readRoll: (id: string) => Promise<Json>;
  /** What the log has of the administrator in this round, in order. */
  readonly events: (id: string) => Promise<readonly unknown[]>;
}

/** The administrator at work on the rolls of rounds, from the moment at which the tests start. */
export function rollOffice(held: TestApp): RollOffice {
  let who: Staff;
  beforeAll(async () => {
    held.now = new Date();
    who = await staffOf(held);
  });
  const asAdministrator = (what: string, body?: unknown): Promise<Answer> =>
    call(held, what, { as: who.administrator, ...(body !== undefined && { body }) });
  return {
    team: () => who,
    newRound: () => publishedRound(held, electionContent().round),
    asAdministrator,
    importCsv: (id, csv) => asAdministrator(`POST /v1/rounds/${id}/roll-imports`, { csv }),
    readRoll: async (id) => (await asAdministrator(`GET /v1/rounds/${id}/roll`)).body,
    events: (id) => {
      const text = 'SELECT type, facts FROM site.audit_event WHERE round_id = $1 AND account_id = $2 ORDER BY id';
      return asOwner(held, text, [id, who.administrator.accountId]);
    },
  };
}
