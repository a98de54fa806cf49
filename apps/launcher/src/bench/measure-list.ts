import * as site from '@wijkbegroting/api/database/schema/site.ts';
import { listProposals } from '@wijkbegroting/api/features/proposals/read-proposals.ts';
import { roundId } from '@wijkbegroting/domain';
import { step } from '../progress.ts';
import { bareDatabase } from './bare-database.ts';
import { ROUND } from './bench-stage.ts';
import { requestBytes } from './connection.ts';
import type { Bench, Measure } from './measure.ts';
import { recordSql, replay } from './recorded-sql.ts';
import { sideBySide } from './side-by-side.ts';
import { visitors } from './visitors.ts';

const PATH = `/v1/rounds/${ROUND}/proposals`;
const QUERY = { scope: 'public', limit: 24, offset: 0 } as const;

/** Reading the list of plans, beside the database answering the same queries. */
export const measureList: Measure = async (bench) => {
  const { stage, server, options } = bench;
  const statements = await recordSql('site', stage.daily, site, (db) =>
    listProposals(db, { roundId: roundId(ROUND), query: QUERY, viewer: undefined, now: new Date() }),
  );
  const figures = await step('Plannen lezen', async () =>
    sideBySide(
      server,
      options.seconds,
      await listReaders(bench),
      await bareDatabase(stage.daily.site, options.connections, (client) => async () => {
        const results = await replay(client, statements);
        return results.every(({ rowCount }) => rowCount !== 0) ? 'done' : 'failed';
      }),
    ),
  );
  return {
    measured: [{ name: 'list', besideName: 'same queries', aim: { perSecond: 3_000, p99Ms: 300 }, ...figures }],
    notes: [],
    isRight: true,
  };
};

/** Visitors without a session who read the first page of the list. */
export function listReaders({ server, options }: Pick<Bench, 'server' | 'options'>) {
  const request = requestBytes(server.port, { method: 'GET', path: PATH });
  const visit = { request, isRight: (answer: { readonly status: number }) => answer.status === 200 };
  return visitors(server.port, options.connections, () => visit);
}
