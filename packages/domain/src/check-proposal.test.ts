import { describe, expect, test } from 'vitest';
import { draft, euro, REINALDAPARK, round, rules } from '../test/factories.ts';
import { checkProposal, MAXIMUM_COST_ITEMS } from './check-proposal.ts';
import { areaCode, categoryId } from './ids.ts';
import { cents } from './money.ts';
import type { ProposalDraft } from './proposal.ts';

const item = (amountCents = euro(1), label = 'verf'): ProposalDraft['costItems'][number] => ({ label, amountCents });
const check = (changes: Partial<ProposalDraft>): ReturnType<typeof checkProposal> =>
  checkProposal(draft(changes), round(), [REINALDAPARK]);

test('a complete plan has no errors and no warnings', () => {
  expect(check({})).toEqual({ errors: [], warnings: [] });
});

test('a plan for the whole area needs no buurt and no point on the map', () => {
  expect(check({ buurtCode: null, location: null })).toEqual({ errors: [], warnings: [] });
});

test.each<[Partial<ProposalDraft>, object]>([
  [{ title: '  ' }, { code: 'field-empty', field: 'title' }],
  [{ title: 'x'.repeat(61) }, { code: 'field-too-long', field: 'title', maximum: 60 }],
  [{ title: 'plan\u0000' }, { code: 'field-unreadable', field: 'title' }],
  [{ summary: 'x'.repeat(141) }, { code: 'field-too-long', field: 'summary', maximum: 140 }],
  [{ description: '' }, { code: 'field-empty', field: 'description' }],
  [{ categoryId: null }, { code: 'field-empty', field: 'categoryId' }],
  [{ categoryId: categoryId('sport') }, { code: 'category-unknown', field: 'categoryId' }],
  [{ buurtCode: areaCode('BU03920101') }, { code: 'buurt-outside-round', field: 'buurtCode' }],
  [{ location: { longitude: 181, latitude: 52 } }, { code: 'location-malformed', field: 'location' }],
  [{ location: { longitude: 4, latitude: NaN } }, { code: 'location-malformed', field: 'location' }],
  [{ costItems: [] }, { code: 'field-empty', field: 'costItems' }],
  [{ costItems: [item(euro(300)), item(euro(300), '')] }, { code: 'field-empty', field: 'costItems.1.label' }],
  [{ costItems: [item(euro(300)), item(cents(0))] }, { code: 'field-empty', field: 'costItems.1.amountCents' }],
  [
    { costItems: [item(euro(300), 'x'.repeat(101))] },
    { code: 'field-too-long', field: 'costItems.0.label', maximum: 100 },
  ],
  [
    { costItems: Array.from({ length: MAXIMUM_COST_ITEMS + 1 }, () => item(euro(100))) },
    { code: 'too-many-items', field: 'costItems', maximum: 30 },
  ],
  [{ executedBy: null }, { code: 'field-empty', field: 'executedBy' }],
])('%o is refused', (changes, error) => {
  expect(check(changes)).toEqual({ errors: [error], warnings: [] });
});

test('a plan may have as many cost items as there may be at most', () => {
  const costItems = Array.from({ length: MAXIMUM_COST_ITEMS }, () => item(euro(100)));
  expect(check({ costItems })).toEqual({ errors: [], warnings: [] });
});

test('a title may be as long as the rules of the round say, in characters as people count them', () => {
  expect(check({ title: `A${'🌳'.repeat(59)}` }).errors).toEqual([]);
});

test('an empty draft shows all that is missing at once', () => {
  const empty = { title: '', summary: '', description: '', categoryId: null, costItems: [], executedBy: null };
  const fields = check(empty).errors.map(({ field }) => field);
  expect(fields).toEqual(['title', 'summary', 'description', 'categoryId', 'costItems', 'executedBy']);
});

describe('an estimate outside the bounds warns and does not stop a plan', () => {
  test.each([
    [euro(249), { code: 'estimate-below-minimum', field: 'costItems', minimumCostCents: euro(250) }],
    [euro(250), undefined],
    [euro(15_000), undefined],
    [euro(15_001), { code: 'estimate-above-maximum', field: 'costItems', maximumCostCents: euro(15_000) }],
  ])('%i cents', (amountCents, warning) => {
    expect(check({ costItems: [item(amountCents)] })).toEqual({ errors: [], warnings: warning ? [warning] : [] });
  });
});

test('excluded topics are for people to judge', () => {
  const strict = round({ rules: rules({ propose: { ...rules().propose, excludedTopics: ['bankjes'] } }) });
  expect(checkProposal(draft(), strict, [REINALDAPARK]).errors).toEqual([]);
});
