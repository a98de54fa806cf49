import { cents, err, ok, type OpeningRecord, type ProjectId } from '@wijkbegroting/domain';
import { beforeAll, expect, test } from 'vitest';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { ResultFile } from '@wijkbegroting/records/outcome.ts';
import { inventRecord } from '../simulate/invented-round.ts';
import { chanceOf } from '../simulate/random.ts';
import { makeRoundKeys } from '../simulate/round-keys.ts';
import { countBallots, latestBallots, type OpenedBallot } from './count-ballots.ts';

let record: OpeningRecord;
let ids: readonly ProjectId[];
const statement = { rollSize: 100, passes: 60, closedAt: '2027-06-13T22:00:00.000Z' } as ClosingStatement;
const hashOf = (at: number) => String(at).repeat(64).slice(0, 64);

beforeAll(async () => {
  const keys = await makeRoundKeys(chanceOf(1));
  const sizes = { voters: 20, paper: 5, projects: 6, draw: 'public' } as const;
  const invented = inventRecord(sizes, keys, chanceOf(1));
  const projects = invented.projects.map((project, at) => ({ ...project, costCents: cents(1_000_000 + 100_000 * at) }));
  record = { ...invented, projects };
  ids = projects.map(({ id }) => id);
});

function ballot(at: number, choices: OpenedBallot['choices'], changes: Partial<OpenedBallot> = {}): OpenedBallot {
  return { ballotHash: hashOf(at), voterKey: `voter ${at}`, rev: 1, choices, ...changes };
}

function count(ballots: readonly OpenedBallot[], more: Partial<Parameters<typeof countBallots>[0]> = {}) {
  return countBallots({ record, statement, ballots, paper: [], draws: [], ...more });
}

test('the highest rev of each voter counts, also when it is invalid, and its order does not matter', () => {
  const ballots = [
    ballot(1, ok(ids.slice(0, 1)), { voterKey: 'anna' }),
    ballot(2, ok(ids.slice(1, 2)), { voterKey: 'anna', rev: 2 }),
    ballot(3, ok(ids.slice(0, 1)), { voterKey: 'bram' }),
    ballot(4, err('padding-wrong'), { voterKey: 'bram', rev: 2 }),
    ballot(5, ok([]), { voterKey: 'cees' }),
  ];
  const counted = count(ballots);
  if (counted.kind !== 'counted') throw new Error('there is no tie');
  expect(counted.result).toMatchObject({ ballotCount: 2, blankCount: 1, replacedCount: 2, paperCount: 0 });
  expect(counted.result.invalidBallots).toEqual([{ ballotHash: hashOf(4), reason: 'padding-wrong' }]);
  expect(counted.result.funded).toEqual([ids[1]]);
  expect(count(ballots.toReversed())).toMatchObject({ result: counted.result });
  expect(ResultFile.safeParse(counted.result).success).toBe(true);
});

test('of two ballots with one rev the one with the lower hash is taken, on every machine', () => {
  const two = [ballot(7, ok([]), { voterKey: 'anna' }), ballot(2, ok(ids.slice(0, 1)), { voterKey: 'anna' })];
  expect(latestBallots(two)).toEqual([two[1]]);
  expect(latestBallots(two.toReversed())).toEqual([two[1]]);
});

test('on paper the agreed reading counts, or that of the third person, by the rules of the round', () => {
  const [first, second] = [ids.slice(0, 1), ids.slice(1, 2)];
  const readings = [
    { number: 1, first, second: first, third: null },
    { number: 2, first, second, third: second },
    { number: 3, first: 'invalid', second: 'invalid', third: null },
    { number: 4, first: ids, second: ids, third: null },
  ] as const;
  const paper = [{ batch: 2, nonce: hashOf(0), pollingPoint: 'Bibliotheek', ballots: readings }];
  const counted = count([ballot(1, ok(second))], { paper });
  if (counted.kind !== 'counted') throw new Error('there is no tie');
  expect(counted.result).toMatchObject({ ballotCount: 3, paperCount: 2 });
  expect(counted.result.projects.slice(0, 2).map(({ project, votes }) => [project, votes])).toEqual([
    [ids[1], 2],
    [ids[0], 1],
  ]);
  expect(counted.result.invalidPaper).toEqual([
    { batch: 2, number: 3, reason: 'marked-invalid' },
    { batch: 2, number: 4, reason: 'ballot-over-budget' },
  ]);
});

test('stops for a tie that matters, goes on with its draw, and refuses a draw that nobody asked for', () => {
  const ballots = ids.slice(2).map((id, at) => ballot(at, ok([id])));
  const tie = count(ballots);
  expect(tie).toMatchObject({ kind: 'tie', between: ids.slice(2), votes: 1 });
  const order = ids.slice(2).toReversed();
  const draw = { between: ids.slice(2), order, minutes: 'Geloot.', drawnAt: statement.closedAt };
  const counted = count(ballots, { draws: [draw] });
  if (counted.kind !== 'counted') throw new Error('the tie was settled');
  expect(counted.result.funded).toEqual(order.slice(0, 2));
  expect(counted.result.draws).toEqual([draw]);
  expect(count(ballots.slice(1, 2), { draws: [draw] })).toMatchObject({ kind: 'refusedDraw', code: 'draw-not-asked' });
});
