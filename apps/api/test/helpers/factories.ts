import crypto from 'node:crypto';
import { expect } from 'vitest';
import { type Person, signedIn, type TestApp } from './app.ts';
import { call, type Json } from './call.ts';

/** Haarlem and a few of its areas. */
export const HAARLEM = 'GM0392';
export const PARKWIJK = 'WK039209';
export const BUURT_IN_PARKWIJK = 'BU03920904';
export const OTHER_WIJK = 'WK039218';
export const BUURT_ELSEWHERE = 'BU03921804';

/** A moment within each phase of the round below. Sending in and supporting are open at `NOON` too. */
export const MOMENTS = {
  prepare: new Date('2027-02-10T12:00:00Z'),
  submit: new Date('2027-03-10T12:00:00Z'),
  support: new Date('2027-04-01T12:00:00Z'),
  check: new Date('2027-04-20T12:00:00Z'),
  ballotList: new Date('2027-05-12T12:00:00Z'),
  vote: new Date('2027-06-01T12:00:00Z'),
  count: new Date('2027-06-15T12:00:00Z'),
} as const;

const phase = (id: string, from: string, to: string) => ({
  id,
  opensAt: `${from}T08:00:00.000Z`,
  closesAt: `${to}T22:00:00.000Z`,
});

/** The smallest whole round: one wijk, one category, € 40.000. */
export function roundContent(changes: Json = {}): Json {
  return {
    title: 'Wijkbegroting Parkwijk 2027',
    tagline: 'U kiest',
    organiser: 'Wijkplatform Parkwijk',
    about: 'Het geld van de wijk',
    fixedPoints: 'Wegen',
    decides: 'De gemeenteraad',
    budgetCents: 4_000_000,
    budgetSource: 'Begroting 2027',
    areaCodes: [PARKWIJK],
    phases: [
      phase('prepare', '2027-02-01', '2027-02-28'),
      phase('submit', '2027-03-01', '2027-03-28'),
      phase('support', '2027-03-01', '2027-04-04'),
      phase('check', '2027-04-05', '2027-05-09'),
      phase('ballotList', '2027-05-10', '2027-05-16'),
      phase('vote', '2027-05-17', '2027-06-13'),
      phase('count', '2027-06-14', '2027-06-17'),
      phase('outcome', '2027-06-18', '2027-06-18'),
      phase('objection', '2027-06-19', '2027-07-30'),
      phase('realisation', '2027-07-01', '2028-06-30'),
      phase('review', '2028-07-01', '2028-08-31'),
    ],
    categories: [{ id: 'groen', label: 'Groen en natuur' }],
    rules: roundRules(),
    ...changes,
  };
}

/** Rules with which one person can do everything: a threshold of one, no ages but the voting age. */
export function roundRules(changes: Json = {}): Json {
  return {
    propose: {
      minimumAge: null,
      residence: 'anyone',
      maximumPerProposer: 3,
      titleMaxLength: 60,
      summaryMaxLength: 140,
      descriptionMaxLength: 5_000,
      excludedTopics: ['alcohol'],
    },
    plan: { minimumCostCents: 25_000, maximumCostCents: 1_500_000 },
    support: { threshold: 1, residence: 'gemeente', minimumAge: null },
    vote: {
      minimumAge: 12,
      referenceDate: '2027-05-03',
      residence: 'area',
      ballot: { kind: 'divideBudget', minimumChoices: 1, maximumChoices: null },
      changeable: true,
      secondFactor: 'birthYear',
    },
    count: { rule: 'greedyVotes', whenNextDoesNotFit: 'skip', minimumVotes: 1, tie: 'publicDraw' },
    bindingForce: 'advice',
    ...changes,
  };
}

/** The smallest plan that can be sent in. */
export function planContent(changes: Json = {}): Json {
  return {
    title: 'Bankjes in het park',
    summary: 'Zes bankjes',
    description: 'Veel ouderen willen zitten.',
    categoryId: 'groen',
    buurtCode: BUURT_IN_PARKWIJK,
    location: { longitude: 4.657836, latitude: 52.372407 },
    costItems: [{ label: 'Zes bankjes', amountCents: 960_000 }],
    executedBy: 'gemeente',
    ...changes,
  };
}

export type SignedIn = Awaited<ReturnType<typeof signedIn>>;

export const RESIDENT: Person = { buurtCode: BUURT_IN_PARKWIJK, birthDate: '1984-04-12' };

/** Somebody with one role in one area. */
export function staff(
  held: TestApp,
  role: NonNullable<Person['grants']>[number]['role'],
  areaCode = HAARLEM,
): Promise<SignedIn> {
  return signedIn(held, { grants: [{ role, areaCode }] });
}

let rounds = 0;

/** A round that is still a draft; its content is that of `roundContent`. */
export async function draftRound(held: TestApp, content: Json = {}): Promise<string> {
  const id = `ronde-${String((rounds += 1))}`;
  const as = await staff(held, 'administrator');
  const answer = await call(held, 'POST /v1/rounds', { as, body: { id, ...roundContent(content) } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return id;
}

/** A round that everyone can read, in version 2. */
export async function publishedRound(held: TestApp, content: Json = {}): Promise<string> {
  const id = await draftRound(held, content);
  const as = await staff(held, 'administrator');
  const answer = await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 1 } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
}

/** A draft plan of somebody, in version 1. */
export async function draftPlan(held: TestApp, round: string, as: SignedIn, content: Json = {}): Promise<string> {
  const answer = await call(held, `POST /v1/rounds/${round}/proposals`, { as, body: planContent(content) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return String(answer.body['id']);
}

/** A plan that somebody has sent in. */
export async function sentInPlan(held: TestApp, round: string, as: SignedIn, content: Json = {}): Promise<string> {
  const id = await draftPlan(held, round, as, content);
  const answer = await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
}

/** The smallest file of an election, with one vote for its only project. */
export const PAST_FILE =
  'META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\na;40\nVOTES\nvoter_id;vote\nv1;a\n';

/** An election to keep, of Parkwijk. */
export function pastElection(changes: Json = {}): Json {
  const id = `verkiezing-${crypto.randomUUID()}`;
  return { id, title: 'Buurtbudget 2019', areaCode: PARKWIJK, file: PAST_FILE, ...changes };
}

/** A past election that an administrator has imported. */
export async function keptElection(held: TestApp, changes: Json = {}): Promise<string> {
  const body = pastElection(changes);
  const answer = await call(held, 'POST /v1/past-elections', { as: await staff(held, 'administrator'), body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return String(body['id']);
}

/** Runs `work` while the clock of the API stands at another moment. */
export async function at<T>(held: TestApp, moment: Date, work: () => Promise<T>): Promise<T> {
  const before = held.now;
  held.now = moment;
  try {
    return await work();
  } finally {
    held.now = before;
  }
}
