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
  rollSha256: '0'.repeat(64),
  logKey: 'A'.repeat(43),
  tallyKey: { publicKey: 'C'.repeat(43), threshold: 1, trustees: [{ name: 'Gemeente', key: 'D'.repeat(43) }] },
  witnesses: [],
  drawCommitment: null,
  batchMinutes: 360,
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

test('the order in which projects, areas, buurten, phases and keys are given does not change the hash', () => {
  const names = ['Gemeente', 'Wijkplatform'].map((name) => ({ name, key: 'D'.repeat(43) }));
  const keys = { tallyKey: { ...FACTS.tallyKey, trustees: names }, witnesses: names };
  const given: OpeningFacts = { ...FACTS, ...keys, round: round({ areaCodes: [REINALDAPARK, PARKWIJK] }) };
  const turned: OpeningFacts = {
    ...FACTS,
    tallyKey: { ...keys.tallyKey, trustees: names.toReversed() },
    witnesses: names.toReversed(),
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
  ['roll', { rollSha256: '1'.repeat(64) }],
  ['log key', { logKey: 'B'.repeat(43) }],
  ['number of shares that open the box', { tallyKey: { ...FACTS.tallyKey, threshold: 2 } }],
  ['trustee', { tallyKey: { ...FACTS.tallyKey, trustees: [{ name: 'Gemeente', key: 'E'.repeat(43) }] } }],
  ['witness', { witnesses: [{ name: 'Controleur', key: 'F'.repeat(43) }] }],
  ['commitment of the draw', { drawCommitment: '2'.repeat(64) }],
  ['time between batches', { batchMinutes: 60 }],
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
