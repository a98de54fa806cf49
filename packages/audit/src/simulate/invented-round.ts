import {
  areaCode,
  calendarDay,
  categoryId,
  type Cents,
  cents,
  instantOf,
  localDateTime,
  makeOpeningRecord,
  type OpeningFacts,
  type OpeningRecord,
  type PhaseId,
  type Project,
  projectId,
  roundId,
  type RoundRules,
  toHex,
} from '@wijkbegroting/domain';
import { drawCommitment, drawNonce } from '../count/computed-draw.ts';
import type { Chance } from './random.ts';
import { publicKeysOf, type RoundKeys } from './round-keys.ts';

/** What somebody asks of an invented round. */
export interface RoundSizes {
  /** People who vote with a pass. */
  readonly voters: number;
  /** People who vote on paper. */
  readonly paper: number;
  readonly projects: number;
  readonly draw: 'public' | 'computed';
}

const PHASES: readonly (readonly [id: PhaseId, opens: string, closes: string])[] = [
  ['prepare', '2027-02-01T09:00', '2027-03-01T00:00'],
  ['submit', '2027-03-01T09:00', '2027-03-29T00:00'],
  ['support', '2027-03-01T09:00', '2027-04-05T00:00'],
  ['check', '2027-04-05T09:00', '2027-05-10T00:00'],
  ['ballotList', '2027-05-10T09:00', '2027-05-17T00:00'],
  ['vote', '2027-05-17T09:00', '2027-06-14T00:00'],
  ['count', '2027-06-14T09:00', '2027-06-18T00:00'],
  ['outcome', '2027-06-18T15:00', '2027-06-19T00:00'],
  ['objection', '2027-06-19T00:00', '2027-07-31T00:00'],
  ['realisation', '2027-07-01T09:00', '2028-07-01T00:00'],
  ['review', '2028-07-01T09:00', '2028-09-01T00:00'],
];

const ROUND = roundId('parkwijk-2027');
const BUDGET = cents(4_000_000);
const GEMEENTE = areaCode('GM0392');
const BUURTEN = ['BU03920901', 'BU03920903', 'BU03920906'].map(areaCode);
const CATEGORIES = ['groen', 'sport-en-spelen', 'ontmoeten'].map(categoryId);
const PLANS = ['Bankjes', 'Bomen', 'Speeltuin', 'Fietsenrek', 'Buurtmoestuin', 'Picknicktafel', 'Muurschildering'];

/** How many of the dearest projects are equally popular, where the round should end in a tie. */
export const RIVALS = 3;
/** Two rivals fit in the budget, three do not. */
const RIVAL_COST = cents(1_440_000);

/** The opening record of an invented round in Parkwijk, Haarlem. The first three projects are rivals. */
export function inventRecord(sizes: RoundSizes, keys: RoundKeys, chance: Chance): OpeningRecord {
  const rollSize = Math.ceil((sizes.voters + sizes.paper) * 1.6) + 40;
  const facts: OpeningFacts = {
    round: {
      id: ROUND,
      title: 'Wijkbegroting Parkwijk 2027',
      areaCodes: [areaCode('WK039209')],
      gemeenteCode: GEMEENTE,
      budgetCents: BUDGET,
      phases: PHASES.map(([id, opens, closes]) => ({
        id,
        opensAt: instantOf(localDateTime(opens)),
        closesAt: instantOf(localDateTime(closes)),
      })),
      rules: rulesFor(sizes),
    },
    projects: inventProjects(sizes.projects, chance),
    rollSizes: BUURTEN.map((buurtCode, at) => ({ buurtCode, entries: Math.floor((rollSize + at) / BUURTEN.length) })),
    rollSha256: toHex(chance.bytes(32)),
    ...publicKeysOf(keys),
    drawCommitment: sizes.draw === 'computed' ? drawCommitment(ROUND, drawNonce(keys.tallySecret)) : null,
    batchMinutes: 360,
    softwareVersion: '0.1.0',
  };
  return makeOpeningRecord(facts);
}

/** The rivals of a record: its dearest projects. */
export function rivalsOf({ projects }: OpeningRecord): readonly Project[] {
  return projects.filter(({ costCents }) => costCents === RIVAL_COST);
}

function inventProjects(count: number, chance: Chance): readonly Project[] {
  return Array.from({ length: count }, (_, at): Project => ({
    id: projectId(uuidOf(chance)),
    title: `${PLANS[at % PLANS.length] ?? ''} ${at + 1}`,
    costCents: at < RIVALS ? RIVAL_COST : costBelow(chance),
    categoryId: CATEGORIES[at % CATEGORIES.length] ?? categoryId('groen'),
    buurtCode: chance.next() < 0.3 ? null : (BUURTEN[chance.below(BUURTEN.length)] ?? null),
  }));
}

function costBelow(chance: Chance): Cents {
  return cents(100_000 + 2_500 * chance.below(320));
}

function uuidOf(chance: Chance): string {
  const hex = toHex(chance.bytes(16));
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function rulesFor({ draw }: RoundSizes): RoundRules {
  return {
    propose: {
      minimumAge: null,
      residence: 'anyone',
      maximumPerProposer: 3,
      titleMaxLength: 60,
      summaryMaxLength: 140,
      descriptionMaxLength: 5_000,
      excludedTopics: [],
    },
    plan: { minimumCostCents: cents(25_000), maximumCostCents: cents(1_500_000) },
    support: { threshold: 25, residence: 'gemeente', minimumAge: null },
    vote: {
      minimumAge: 12,
      referenceDate: calendarDay('2027-05-03'),
      residence: 'area',
      ballot: { kind: 'divideBudget', minimumChoices: 0, maximumChoices: null },
      changeable: true,
      secondFactor: 'birthYear',
    },
    count: {
      rule: 'greedyVotes',
      whenNextDoesNotFit: 'skip',
      minimumVotes: 0,
      tie: draw === 'computed' ? 'computedDraw' : 'publicDraw',
    },
    bindingForce: 'subsidyCeiling',
  };
}
