import crypto from 'node:crypto';
import * as site from '@wijkbegroting/api/database/schema/site.ts';
import { listProposals } from '@wijkbegroting/api/features/proposals/read-proposals.ts';
import { roundId } from '@wijkbegroting/domain';
import { step } from '../progress.ts';
import type { Answer } from './answer-reader.ts';
import { bareDatabase } from './bare-database.ts';
import { ROUND } from './bench-stage.ts';
import { requestBytes } from './connection.ts';
import type { Contestant } from './load.ts';
import type { Bench, Measure } from './measure.ts';
import { recordSql, replay, type Statement } from './recorded-sql.ts';
import { sideBySide } from './side-by-side.ts';
import { visitors } from './visitors.ts';

const PATH = `/v1/rounds/${ROUND}/proposals`;
const AIM = { perSecond: 3_000, p99Ms: 300 } as const;
const RECORDED_SEED = 'recorded';

/**
 * Reading the list of plans: a crowd that reads the same address, which the server keeps for a moment, and visitors who
 * each have an order of their own, which asks the database every time. Both beside the database answering the same queries.
 */
export const measureList: Measure = async (bench) => {
  const statements = await recordList(bench);
  const measure = async (readers: Readers) =>
    sideBySide(bench.server, bench.options.seconds, await readers(bench), await bareReaders(bench, statements));
  const besideName = 'same queries';
  const same = await step('Plannen lezen', () => measure(readersOfOneList));
  const own = await step('Plannen lezen, elk in een eigen volgorde', () => measure(readersOfOwnLists));
  return {
    measured: [
      { name: 'list', besideName, aim: AIM, ...same },
      { name: 'list, own order', besideName, aim: AIM, ...own },
    ],
    notes: [],
    isRight: true,
  };
};

type Readers = (bench: Pick<Bench, 'server' | 'options'>) => Promise<Contestant>;

/** Visitors without a session who all read the first page of the list. */
const readersOfOneList: Readers = ({ server, options }) => {
  const visit = { request: requestBytes(server.port, { method: 'GET', path: PATH }), isRight: isList };
  return visitors(server.port, options.connections, () => visit);
};

/** Visitors without a session who each read it in an order of their own. */
export const readersOfOwnLists: Readers = ({ server, options }) =>
  visitors(server.port, options.connections, () => {
    const path = `${PATH}?seed=${newSeed()}`;
    return { request: requestBytes(server.port, { method: 'GET', path }), isRight: isList };
  });

/** An order that nobody had before, in the form in which pages make one. */
export function newSeed(): string {
  return crypto.randomBytes(8).toString('hex');
}

function isList({ status, body }: Answer): boolean {
  return status === 200 && body.includes('"items":[{');
}

function recordList({ stage }: Bench): Promise<readonly Statement[]> {
  const query = { scope: 'public', seed: RECORDED_SEED, limit: 24, offset: 0 } as const;
  return recordSql('site', stage.daily, site, (db) =>
    listProposals(db, { roundId: roundId(ROUND), query, viewer: undefined, now: new Date() }),
  );
}

function bareReaders({ stage, options }: Bench, statements: readonly Statement[]): Promise<Contestant> {
  return bareDatabase(stage.daily.site, options.connections, (client) => async () => {
    const seed = newSeed();
    const withSeed = (value: unknown): unknown => (value === RECORDED_SEED ? seed : value);
    const results = await replay(
      client,
      statements.map(({ text, values }) => ({ text, values: values.map(withSeed) })),
    );
    return results.every(({ rowCount }) => rowCount !== 0) ? 'done' : 'failed';
  });
}
