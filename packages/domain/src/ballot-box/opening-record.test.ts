import { expect, test } from 'vitest';
import { euro, PARKWIJK, REINALDAPARK, round } from '../../test/factories.ts';
import { checkBallot } from '../ballot.ts';
import { canonicalJson, parseCanonicalJson } from '../canonical-json.ts';
import { areaCode, categoryId, projectId } from '../ids.ts';
import type { Project } from '../project.ts';
import { ballotPaperOf, makeOpeningRecord, type OpeningFacts, openingRecordHash } from './opening-record.ts';

const BENCH: Project = {
  id: projectId('00000000-0000-4000-8000-00000000000a'),
  title: 'Bankjes',
  costCents: euro(9600),
  categoryId: categoryId('groen'),
  buurtCode: REINALDAPARK,
};
const GARDEN: Project = { ...BENCH, id: projectId('00000000-0000-4000-8000-00000000000b'), title: 'Pluktuin' };
const FACTS: OpeningFacts = {
  round: round(),
  projects: [BENCH, GARDEN],
  rollSizes: [
    { buurtCode: areaCode('BU03920904'), entries: 1200 },
    { buurtCode: REINALDAPARK, entries: 800 },
  ],
  issuerKey: 'MIIB',
  receiptKey: 'A'.repeat(43),
  softwareVersion: '0.1.0',
};

test('the record is plain JSON, with instants in UTC', () => {
  const record = makeOpeningRecord(FACTS);
  expect(parseCanonicalJson(canonicalJson(record))).toEqual({ ok: true, value: record });
  expect(record.phases.find(({ id }) => id === 'vote')).toEqual({
    id: 'vote',
    opensAt: '2027-05-17T07:00:00.000Z',
    closesAt: '2027-06-13T22:00:00.000Z',
  });
});

test('the order in which projects, areas, buurten and phases are given does not change the hash', () => {
  const given: OpeningFacts = { ...FACTS, round: round({ areaCodes: [REINALDAPARK, PARKWIJK] }) };
  const turned: OpeningFacts = {
    ...FACTS,
    round: round({ areaCodes: [PARKWIJK, REINALDAPARK], phases: round().phases.toReversed() }),
    projects: FACTS.projects.toReversed(),
    rollSizes: FACTS.rollSizes.toReversed(),
  };
  expect(openingRecordHash(makeOpeningRecord(turned))).toBe(openingRecordHash(makeOpeningRecord(given)));
});

test.each<[string, Partial<OpeningFacts>]>([
  ['budget', { round: round({ budgetCents: euro(40_001) }) }],
  ['area', { round: round({ areaCodes: [REINALDAPARK, PARKWIJK] }) }],
  ['cost of a project', { projects: [BENCH, { ...GARDEN, costCents: euro(9601) }] }],
  ['project', { projects: [BENCH] }],
  ['size of the roll', { rollSizes: [{ buurtCode: REINALDAPARK, entries: 801 }] }],
  ['key', { issuerKey: 'MIIC' }],
  ['software', { softwareVersion: '0.1.1' }],
])('another %s is another hash', (_, changes) => {
  const changed = makeOpeningRecord({ ...FACTS, ...changes });
  expect(openingRecordHash(changed)).not.toBe(openingRecordHash(makeOpeningRecord(FACTS)));
});

test('status and further fields of a round or project are no part of the record', () => {
  const same = { ...FACTS, round: round({ status: 'open' }), projects: [{ ...BENCH, votes: 3 }, GARDEN] };
  expect(makeOpeningRecord(same)).toEqual(makeOpeningRecord(FACTS));
});

test('the record fixes the ballot paper', () => {
  const paper = ballotPaperOf(makeOpeningRecord(FACTS));
  expect(checkBallot(paper, [GARDEN.id, BENCH.id])).toEqual({ ok: true, value: [BENCH.id, GARDEN.id] });
  expect(checkBallot(paper, [])).toEqual({ ok: false, error: { code: 'ballot-too-few', minimum: 1 } });
});
