import crypto from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { proposedAction } from '../src/database/schema/site.ts';
import { NOON, signedIn, testApp } from './helpers/app.ts';
import { call, type Json } from './helpers/call.ts';
import {
  draftPlan,
  HAARLEM,
  keptElection,
  OTHER_WIJK,
  PARKWIJK,
  pastElection,
  publishedRound,
  RESIDENT,
  roundContent,
  sentInPlan,
  type SignedIn,
  staff,
} from './helpers/factories.ts';

const held = testApp();

/** Everyone who can ask: `elsewhere` has the role in a wijk that the round is not about. */
const ACTORS = [
  'visitor',
  'resident',
  'wijkplatform',
  'wijkplatform elsewhere',
  'official',
  'official elsewhere',
  'administrator',
  'administrator elsewhere',
  'approver',
  'approver elsewhere',
  'auditor',
  'auditor elsewhere',
] as const;
type Actor = (typeof ACTORS)[number];

const EVERYONE = ACTORS;
const SIGNED_IN = ACTORS.filter((actor) => actor !== 'visitor');
/** Whoever may hold a share of the key of a round: what they can do hangs on the share. */
const TRUSTEES = ['wijkplatform', 'official', 'administrator', 'approver', 'auditor'] as const;
const both = (...roles: Actor[]) => ACTORS.filter((actor) => roles.includes(actor.replace(' elsewhere', '') as Actor));

/**
 * Every route of the API and who may use it. This is what was agreed, written apart from the code: a route that is not
 * here, or lets in somebody else, fails. What a use case refuses further on (somebody else's plan) is tested there.
 */
const TABLE: Readonly<Record<string, readonly Actor[]>> = {
  'GET /v1/health': EVERYONE,
  'GET /v1/session': EVERYONE,
  'GET /v1/session/login': EVERYONE,
  'GET /v1/session/callback': EVERYONE,
  'GET /v1/areas': EVERYONE,
  'GET /v1/areas/:areaCode': EVERYONE,
  'GET /v1/rounds': EVERYONE,
  'POST /v1/rounds': ['wijkplatform', 'administrator'],
  'GET /v1/rounds/:roundId': EVERYONE,
  'PUT /v1/rounds/:roundId': ['wijkplatform', 'administrator'],
  'POST /v1/rounds/:roundId/publication': ['wijkplatform', 'administrator'],
  'GET /v1/rounds/:roundId/changes': EVERYONE,
  'GET /v1/rounds/:roundId/proposals': EVERYONE,
  'POST /v1/rounds/:roundId/proposals': SIGNED_IN,
  'GET /v1/my-proposals': SIGNED_IN,
  'GET /v1/proposals/:proposalId': EVERYONE,
  'PUT /v1/proposals/:proposalId': SIGNED_IN,
  'POST /v1/proposals/:proposalId/submission': SIGNED_IN,
  'POST /v1/proposals/:proposalId/withdrawal': SIGNED_IN,
  'PUT /v1/proposals/:proposalId/support': SIGNED_IN,
  'DELETE /v1/proposals/:proposalId/support': SIGNED_IN,
  'GET /v1/rounds/:roundId/feasibility-checks': ['official'],
  'PUT /v1/proposals/:proposalId/verdict': ['official'],
  'GET /v1/audit-events': both('auditor', 'administrator'),
  'GET /v1/audit-links': both('auditor', 'administrator'),
  'POST /v1/rounds/:roundId/roll-imports': ['administrator'],
  'GET /v1/rounds/:roundId/roll': ['administrator', 'approver', 'auditor'],
  'POST /v1/rounds/:roundId/code-letters': ['administrator'],
  'POST /v1/rounds/:roundId/code-replacements': ['administrator', 'approver'],
  'POST /v1/rounds/:roundId/roll-lookups': ['administrator', 'approver'],
  'GET /v1/rounds/:roundId/held-collections': ['administrator'],
  'POST /v1/held-collections/:heldId/clearance': both('administrator'),
  'GET /v1/rounds/:roundId/opening-record': EVERYONE,
  'GET /v1/rounds/:roundId/ballot-paper': EVERYONE,
  'POST /v1/rounds/:roundId/passes': EVERYONE,
  'POST /v1/rounds/:roundId/ballots': EVERYONE,
  'GET /v1/rounds/:roundId/keys': TRUSTEES,
  'PUT /v1/rounds/:roundId/tally-key': ['administrator'],
  'POST /v1/rounds/:roundId/witnesses': ['administrator'],
  'DELETE /v1/rounds/:roundId/witnesses/:name': ['administrator'],
  'POST /v1/rounds/:roundId/opening-signatures': TRUSTEES,
  'GET /v1/rounds/:roundId/log/checkpoint': EVERYONE,
  'GET /v1/rounds/:roundId/log/leaves': EVERYONE,
  'GET /v1/rounds/:roundId/log/consistency-proof': EVERYONE,
  'GET /v1/rounds/:roundId/log/batches/:batch': EVERYONE,
  'GET /v1/rounds/:roundId/log/opening': EVERYONE,
  'POST /v1/rounds/:roundId/log/cosignatures': EVERYONE,
  'POST /v1/rounds/:roundId/handed-in-receipts': EVERYONE,
  'GET /v1/rounds/:roundId/handed-in-receipts': ['administrator', 'auditor'],
  'GET /v1/rounds/:roundId/key-reveal': EVERYONE,
  'POST /v1/rounds/:roundId/revealed-shares': TRUSTEES,
  'GET /v1/rounds/:roundId/proposed-actions': ['administrator', 'approver', 'auditor'],
  'POST /v1/rounds/:roundId/proposed-actions': ['administrator', 'approver'],
  'POST /v1/proposed-actions/:actionId/approval': ['administrator', 'approver'],
  'POST /v1/proposed-actions/:actionId/rejection': ['administrator', 'approver'],
  'POST /v1/rounds/:roundId/tally': ['administrator'],
  'GET /v1/rounds/:roundId/tally-progress': ['administrator'],
  'GET /v1/rounds/:roundId/outcome': EVERYONE,
  'GET /v1/rounds/:roundId/outcome.csv': EVERYONE,
  'GET /v1/rounds/:roundId/ballots.csv': EVERYONE,
  'GET /v1/rounds/:roundId/election.pb': EVERYONE,
  'GET /v1/rounds/:roundId/official-record': EVERYONE,
  'GET /v1/rounds/:roundId/official-record.pdf': EVERYONE,
  'GET /v1/rounds/:roundId/bundle.zip': EVERYONE,
  'GET /v1/rounds/:roundId/auditor-bundle.zip': ['auditor'],
  'GET /v1/past-elections': EVERYONE,
  'POST /v1/past-elections': ['administrator'],
  'GET /v1/past-elections/:electionId': EVERYONE,
  'GET /v1/past-elections/:electionId/election.pb': EVERYONE,
  'DELETE /v1/past-elections/:electionId': ['administrator'],
  'DELETE /v1/session': EVERYONE, // last, as it signs out whoever tries it
};

/** Where the rule looks at what is sent. */
const BODIES: Readonly<Record<string, () => Json>> = {
  'POST /v1/rounds': () => ({ id: `ronde-${crypto.randomUUID()}`, ...roundContent() }),
  'POST /v1/past-elections': () => pastElection(),
};

/** A use case that finds somebody else's plan says "not allowed" too; somebody else's draft is only unknown to it. */
const PLACES: Readonly<Record<string, string>> = {
  'POST /v1/proposals/:proposalId/withdrawal': 'POST /v1/proposals/:draftId/withdrawal',
};

const people = new Map<Actor, SignedIn | undefined>();
const ids: Record<string, string> = { areaCode: PARKWIJK, heldId: crypto.randomUUID(), name: 'nobody', batch: '1' };

beforeAll(async () => {
  const round = await publishedRound(held);
  const proposer = await signedIn(held, RESIDENT);
  ids['roundId'] = round;
  ids['proposalId'] = await sentInPlan(held, round, proposer);
  ids['draftId'] = await draftPlan(held, round, proposer);
  ids['electionId'] = await keptElection(held);
  ids['actionId'] = await proposeAction(round, proposer.accountId);
  people.set('resident', await signedIn(held, RESIDENT));
  for (const role of ['wijkplatform', 'official', 'administrator', 'approver', 'auditor'] as const) {
    people.set(role, await staff(held, role, role === 'wijkplatform' ? PARKWIJK : HAARLEM));
    people.set(`${role} elsewhere`, await staff(held, role, OTHER_WIJK));
  }
});

async function proposeAction(roundId: string, proposedBy: string): Promise<string> {
  const id = crypto.randomUUID();
  const payload = JSON.stringify({ kind: 'close-voting', roundId, earlyReason: null });
  await held.databases.site.insert(proposedAction).values({
    ...{ id, roundId, proposedBy, payload, kind: 'close-voting', status: 'proposed' },
    payloadHash: crypto.createHash('sha256').update(payload).digest(),
    proposedAt: NOON,
    expiresAt: new Date('2100-01-01T00:00:00Z'),
  });
  return id;
}

/** The rule lets somebody through when the answer is anything but "sign in" and "not allowed". */
async function isLetThrough(route: string, actor: Actor): Promise<boolean> {
  const what = (PLACES[route] ?? route).replaceAll(/:(\w+)/g, (_all, name: string) => String(ids[name]));
  const as = people.get(actor);
  const method = what.split(' ')[0] ?? '';
  const body = BODIES[route]?.() ?? (method === 'POST' || method === 'PUT' ? {} : undefined);
  const answer = await call(held, what, { ...(as && { as }), ...(body && { body }) });
  expect(answer.status, `${actor} ${what}`).not.toBe(500);
  return !['not-signed-in', 'not-allowed'].includes(String(answer.body['code']));
}

test('every route of the API is in the table, and nothing else', () => {
  const described = [...held.app.accessRules.keys()].filter((route) => !route.startsWith('HEAD ')).toSorted();
  expect(Object.keys(TABLE).toSorted()).toEqual(described);
});

describe.each(Object.entries(TABLE))('%s', (route, allowed) => {
  test(`is for ${allowed.length === ACTORS.length ? 'everyone' : allowed.join(', ')}`, async () => {
    const letThrough: Actor[] = [];
    for (const actor of ACTORS) if (await isLetThrough(route, actor)) letThrough.push(actor);
    expect(letThrough).toEqual(ACTORS.filter((actor) => allowed.includes(actor)));
  });
});

test('who has no session is asked to sign in, who has no right is told so', async () => {
  const what = `POST /v1/rounds/${String(ids['roundId'])}/publication`;
  expect(await call(held, what, { body: {} })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  const as = await signedIn(held, RESIDENT);
  expect(await call(held, what, { as, body: {} })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});

test('of a round that does not exist only staff hear that it does not exist', async () => {
  const what = 'POST /v1/rounds/geen-ronde/publication';
  expect((await call(held, what, { as: await staff(held, 'administrator'), body: {} })).status).toBe(404);
  expect((await call(held, what, { as: await signedIn(held), body: {} })).status).toBe(403);
});

test('a role in a buurt is not a role in its wijk, and not in its gemeente', async () => {
  const as = await staff(held, 'administrator', 'BU03920904');
  const answer = await call(held, `POST /v1/rounds/${String(ids['roundId'])}/publication`, { as, body: {} });
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});

test('a session with a grant that was taken back lets nobody through', async () => {
  const as = await staff(held, 'administrator');
  await held.databases.site.execute(`DELETE FROM site.role_grant WHERE account_id = '${as.accountId}'`);
  const answer = await call(held, `POST /v1/rounds/${String(ids['roundId'])}/publication`, { as, body: {} });
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
});

test.each([
  '/v1//rounds',
  '/V1/rounds',
  '/v1/rounds/',
  '/v1/audit-events/',
  '//v1/audit-events',
  '/v1/rounds%2Fx%2Froll',
])('an address spelt differently reaches nothing: %s', async (url) => {
  expect([400, 404]).toContain((await held.app.inject({ url })).statusCode);
});

test('the description of the API is for everyone', async () => {
  for (const url of ['/v1/openapi.json', '/v1/docs'])
    expect((await held.app.inject({ url })).statusCode).toBeLessThan(400);
});
