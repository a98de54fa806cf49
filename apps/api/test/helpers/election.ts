import crypto, { type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { passMessage, type ProjectId, projectId, roundId, type RoundId } from '@wijkbegroting/domain';
import { memoryStore, type Pass, type Surroundings } from '@wijkbegroting/voter';
import { expect } from 'vitest';
import { issuerKey } from '../../src/database/schema/roll.ts';
import { sealSecret } from '../../src/protocol/sealed-secret.ts';
import { SECRETS, signedIn, type TestApp } from './app.ts';
import { call, itemsOf, type Json } from './call.ts';
import {
  at,
  BUURT_IN_PARKWIJK,
  HAARLEM,
  publishedRound,
  RESIDENT,
  roundRules,
  sentInPlan,
  type SignedIn,
  staff,
} from './factories.ts';
import { holdCeremony, revealShares, signAsTrustees } from './tally-key.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** One key pair for all elections of a test file: making one of 3072 bits takes a second. */
const ISSUER = await promisify(crypto.generateKeyPair)('rsa', { modulusLength: 3072, publicExponent: 65_537 });

/** The two who open, close and publish together, of different organisations; and the others of the gemeente. */
export interface Staff {
  readonly administrator: SignedIn;
  readonly approver: SignedIn;
  readonly auditor: SignedIn;
  readonly official: SignedIn;
  readonly wijkplatform: SignedIn;
}

export interface Election {
  readonly id: RoundId;
  readonly staff: Staff;
  /** In the order in which the plans were given. */
  readonly projects: readonly ProjectId[];
  /** What stands in the letters, by reference: `p1`, `p2`, ... All were born in 1984. */
  readonly codes: ReadonlyMap<string, string>;
}

interface ElectionPlan {
  readonly costCents: number;
  readonly title?: string;
}

interface Setting {
  readonly plans?: readonly ElectionPlan[];
  readonly people?: number;
  readonly rules?: Json;
  readonly budgetCents?: number;
  /** When voting opens and closes, in milliseconds from now; the box keeps the clock of the database. */
  readonly vote?: { readonly opensIn: number; readonly closesIn: number };
}

/** A round in which voting has been set ready, through every step before that. */
export async function openedElection(held: TestApp, setting: Setting = {}): Promise<Election> {
  const prepared = await preparedElection(held, setting);
  await together(held, prepared, 'open-voting');
  return prepared;
}

/** A round in which everything is there for opening: plans judged, roll imported, codes made. */
export async function preparedElection(held: TestApp, setting: Setting = {}): Promise<Election> {
  held.now = new Date();
  const { plans = [{ costCents: 960_000 }], people = 12 } = setting;
  const content = electionContent(setting);
  const moments = content.moments;
  const id = await at(held, moments.submit, () => publishedRound(held, content.round));
  const who = await staffOf(held);
  const projects = await at(held, moments.submit, () => judgedPlans(held, id, plans, { who, check: moments.check }));
  await importPeople(held, id, who, people);
  const letters = await call(held, `POST /v1/rounds/${id}/code-letters`, {
    as: who.administrator,
    body: { csv: rollCsv(people) },
  });
  expect(letters.status, JSON.stringify(letters.body)).toBe(200);
  await giveIssuerKey(held, id);
  await holdCeremony(held, id, who.administrator);
  return {
    id: roundId(id),
    staff: who,
    projects,
    codes: new Map(itemsOf(letters).map((letter) => [String(letter['reference']), String(letter['code'])])),
  };
}

export const referencesOf = (people: number): string[] =>
  Array.from({ length: people }, (_, nr) => `p${String(nr + 1)}`);

/** A roll of people who may all vote. */
export function rollCsv(people: number): string {
  const lines = referencesOf(people).map((reference) => `${reference};${BUURT_IN_PARKWIJK};1984-04-12`);
  return ['reference;buurtCode;birthDate', ...lines].join('\n');
}

async function importPeople(held: TestApp, id: string, who: Staff, people: number): Promise<void> {
  const answer = await call(held, `POST /v1/rounds/${id}/roll-imports`, {
    as: who.administrator,
    body: { csv: rollCsv(people) },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

/** The content of a round whose votes can be cast now, and a moment in each phase before that. */
export function electionContent({ rules = {}, budgetCents = 4_000_000, vote }: Setting = {}) {
  const now = Date.now();
  const { opensIn = -DAY / 24, closesIn = DAY } = vote ?? {};
  const phase = (id: string, from: number, to: number) => ({
    id,
    opensAt: new Date(now + from).toISOString(),
    closesAt: new Date(now + to).toISOString(),
  });
  const phases = [
    phase('prepare', -60 * DAY, -50 * DAY),
    phase('submit', -50 * DAY, -30 * DAY),
    phase('support', -50 * DAY, -28 * DAY),
    phase('check', -27 * DAY, -15 * DAY),
    phase('ballotList', -14 * DAY, opensIn - 60_000),
    phase('vote', opensIn, closesIn),
    phase('count', closesIn + DAY, closesIn + 2 * DAY),
    phase('outcome', closesIn + 3 * DAY, closesIn + 4 * DAY),
    phase('objection', closesIn + 4 * DAY, closesIn + 40 * DAY),
    phase('realisation', closesIn + 4 * DAY, closesIn + 400 * DAY),
    phase('review', closesIn + 400 * DAY, closesIn + 430 * DAY),
  ];
  const base = roundRules() as { vote: Json; propose: Json };
  const voteRules = { ...base.vote, referenceDate: new Date(now - 20 * DAY).toISOString().slice(0, 10) };
  return {
    round: {
      budgetCents,
      phases,
      rules: { ...base, propose: { ...base.propose, maximumPerProposer: 100 }, vote: voteRules, ...rules },
    },
    moments: { submit: new Date(now - 40 * DAY), check: new Date(now - 20 * DAY) },
  };
}

/** The rules for voting of these elections with some of them changed. */
export function voteRules(changes: Json): Json {
  const rules = electionContent().round.rules as { vote: Json };
  return { vote: { ...rules.vote, ...changes } };
}

export async function staffOf(held: TestApp): Promise<Staff> {
  const of = (role: 'administrator' | 'approver', organisation: string) =>
    signedIn(held, { name: role, organisation, grants: [{ role, areaCode: HAARLEM }] });
  return {
    administrator: await of('administrator', 'Gemeente Haarlem'),
    approver: await of('approver', 'Griffie'),
    auditor: await staff(held, 'auditor'),
    official: await staff(held, 'official'),
    wijkplatform: await staff(held, 'wijkplatform'),
  };
}

async function judgedPlans(
  held: TestApp,
  id: string,
  plans: readonly ElectionPlan[],
  { who, check }: { readonly who: Staff; readonly check: Date },
): Promise<readonly ProjectId[]> {
  const resident = await signedIn(held, RESIDENT);
  const projects: ProjectId[] = [];
  for (const { costCents, title = 'Bankjes in het park' } of plans) {
    const costItems = [{ label: 'Alles', amountCents: costCents }];
    const plan = await sentInPlan(held, id, resident, { title, costItems });
    await call(held, `PUT /v1/proposals/${plan}/support`, { as: resident });
    const verdict = { outcome: 'feasible', reason: 'Kan', costCents };
    const judged = await at(held, check, () =>
      call(held, `PUT /v1/proposals/${plan}/verdict`, { as: who.official, body: verdict }),
    );
    expect(judged.status, JSON.stringify(judged.body)).toBe(200);
    projects.push(projectId(plan));
  }
  return projects;
}

async function giveIssuerKey(held: TestApp, id: string): Promise<void> {
  const secret = ISSUER.privateKey.export({ format: 'der', type: 'pkcs8' });
  await held.databases.roll.insert(issuerKey).values({
    roundId: id,
    publicKey: ISSUER.publicKey.export({ format: 'der', type: 'spki' }),
    sealedPrivateKey: sealSecret(SECRETS.keyEncryption, `roll.issuer_key ${id}`, secret),
  });
}

/** Proposed by the administrator and approved by somebody of another organisation. */
export async function together(
  held: TestApp,
  { id, staff: who }: Election,
  kind: string,
  payload: Json = {},
): Promise<Json> {
  const proposed = await call(held, `POST /v1/rounds/${id}/proposed-actions`, {
    as: who.administrator,
    body: { kind, payload },
  });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
  const { id: action, payloadHash } = proposed.body;
  if (kind === 'open-voting') await signAsTrustees(held, id, who.auditor);
  const approved = await call(held, `POST /v1/proposed-actions/${String(action)}/approval`, {
    as: who.approver,
    body: { payloadHash },
  });
  expect(approved.status, JSON.stringify(approved.body)).toBe(200);
  expect(approved.body).toMatchObject({ status: 'executed' });
  return approved.body;
}

/** Closes voting now, ahead of its time. */
export async function closeNow(held: TestApp, election: Election): Promise<void> {
  await together(held, election, 'close-voting', { earlyReason: 'De test is klaar' });
}

/** Closes voting now, and has two trustees open the box. */
export async function closeAndOpen(held: TestApp, election: Election): Promise<void> {
  await closeNow(held, election);
  await revealShares(held, election.id, election.staff.auditor);
}

/** What a voter's device does, with the API at the other end and no time lost in waiting. */
export function device(held: TestApp, remoteAddress = '192.0.2.1'): Surroundings {
  return {
    store: memoryStore(),
    wait: () => Promise.resolve(),
    post: async (path, body) => {
      const answer = await held.app.inject({ method: 'POST', url: path, remoteAddress, payload: body as object });
      return { status: answer.statusCode, body: answer.json<unknown>() };
    },
  };
}

/** A pass as it is after unblinding, without the work of blinding: the same signature, made by the key itself. */
export function passFor(id: RoundId, issuer: KeyObject = ISSUER.privateKey): Pass {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
  const voterKey = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
  const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
  const message = passMessage(id, voterKey);
  return {
    round: id,
    voterKey: voterKey.toString('base64url'),
    secretKey: String(privateKey.export({ format: 'jwk' }).d),
    signature: crypto.sign('sha384', message, { key: issuer, padding, saltLength: 48 }).toString('base64url'),
  };
}
