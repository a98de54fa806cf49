import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { NOON, signedIn, testApp } from './helpers/app.ts';
import type { Json } from './helpers/call.ts';
import { openedElection } from './helpers/election.ts';
import {
  draftPlan,
  HAARLEM,
  planContent,
  publishedRound,
  RESIDENT,
  roundContent,
  type SignedIn,
} from './helpers/factories.ts';
import { ceremonyOf } from './helpers/tally-key.ts';

const held = testApp();
let as: SignedIn;
let routes: readonly string[];
let known: Readonly<Record<string, string>>;
let rounds: { readonly published: string; readonly open: string };

const ROLES = ['wijkplatform', 'official', 'administrator', 'approver', 'auditor'] as const;

beforeAll(async () => {
  const election = await openedElection(held);
  held.now = NOON; // when plans can be sent in; a box has the clock of the database
  as = await signedIn(held, { ...RESIDENT, grants: ROLES.map((role) => ({ role, areaCode: HAARLEM })) });
  const round = await publishedRound(held);
  known = { proposalId: await draftPlan(held, round, as), areaCode: HAARLEM, batch: '1', name: 'rekenkamer' };
  rounds = { published: round, open: election.id };
  // Without a login provider the two login routes only say that it cannot be reached; signing out would end the
  // test, and a plan that was taken back is of no use to the others.
  routes = [...held.app.accessRules.keys()].filter((route) => !/^HEAD |\/session|withdrawal/.test(route));
});

/** Bodies that are nearly right come further into a route than nonsense. */
const NEARLY: Readonly<Record<string, Json>> = {
  'POST /v1/rounds': { id: 'nieuw', ...roundContent() },
  'PUT /v1/rounds/:roundId': { version: 2, reason: 'Daarom', ...roundContent() },
  'POST /v1/rounds/:roundId/publication': { version: 2 },
  'POST /v1/rounds/:roundId/proposals': planContent(),
  'PUT /v1/proposals/:proposalId': { version: 1, ...planContent() },
  'POST /v1/proposals/:proposalId/submission': { version: 1 },
  'PUT /v1/rounds/:roundId/tally-key': ceremonyOf('ronde-1'),
  'POST /v1/rounds/:roundId/witnesses': { verifierKey: 'rekenkamer+00000000+BAAA' },
  'POST /v1/rounds/:roundId/opening-signatures': {
    trustee: 'Wijkplatform',
    recordSha256: '0'.repeat(64),
    signature: 'A'.repeat(86),
  },
  'POST /v1/rounds/:roundId/log/cosignatures': { size: 2, signature: '\u2014 rekenkamer AAAA' },
  'POST /v1/rounds/:roundId/revealed-shares': { share: 'A'.repeat(44) },
  'POST /v1/rounds/:roundId/handed-in-receipts': {
    receipt: { round: 'ronde-1', ballotHash: '0'.repeat(64), batch: 1 },
    signature: 'A'.repeat(86),
  },
  'POST /v1/rounds/:roundId/ballots': { body: '{}', passSignature: 'AA', voterSignature: 'AA' },
  'PUT /v1/proposals/:proposalId/verdict': { outcome: 'feasible', costCents: 1, reason: 'Ja' },
};

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\u0000', '../..', "' OR 1=1 --", '%', 'null', '1e9', '\ud800', '__proto__', 'constructor', ''),
);
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e21, -0, '\u0000', '\ud800', 'x'.repeat(70_000)),
  strange,
);
const query = fc.dictionary(
  fc.oneof(strange, fc.constantFrom('search', 'seed', 'area', 'limit', 'before', 'round', 'from', 'to')),
  strange,
  { maxKeys: 2 },
);

/** What is wrong with one request; the rest of it is right. */
const attempt = fc.record({
  pick: fc.nat(),
  round: fc.constantFrom('published' as const, 'open' as const),
  id: fc.option(strange, { freq: 4 }),
  query: fc.option(query, { freq: 2 }),
  field: fc.nat(),
  value: fc.option(value, { freq: 6 }),
  whole: fc.option(value, { freq: 2 }),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer One> ? One : never;

/** Half a surrogate pair has no place in an address; a client cannot even send it. */
const encoded = (raw: string): string => encodeURIComponent(raw.toWellFormed());

function addressOf(path: string, { round, id, query: asked }: Attempt): string {
  const filled = path.replaceAll(/:(\w+)/g, (_all, name: string) =>
    encoded(id ?? { roundId: rounds[round], ...known }[name] ?? 'x'),
  );
  const search = Object.entries(asked ?? {}).map(([key, one]) => `${encoded(key)}=${encoded(one)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
}

function bodyOf(route: string, { field, value: wrong, whole }: Attempt): unknown {
  if (whole !== null) return whole;
  const right = NEARLY[route] ?? {};
  const key = Object.keys(right)[field % Math.max(1, Object.keys(right).length)];
  return wrong === null || key === undefined ? right : { ...right, [key]: wrong };
}

test('whatever is sent to any route, the answer is never a failure of ours', async () => {
  await fc.assert(
    fc.asyncProperty(attempt, async (one) => {
      const route = routes[one.pick % routes.length] ?? '';
      const [method = '', path = ''] = route.split(' ');
      const url = addressOf(path, one);
      const body = method === 'GET' ? undefined : JSON.stringify(bodyOf(route, one));
      const answer = await held.app.inject({
        method: method as 'POST',
        url,
        headers: { ...as.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { payload: body }),
      });
      expect(answer.statusCode, `${method} ${url} ${String(body).slice(0, 300)}`).toBeLessThan(500);
      if (answer.statusCode < 400) return;
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).not.toMatch(/node_modules|\.ts:|\bat [A-Za-z]+ \(|SELECT |pg_/);
    }),
    { numRuns: 600 },
  );
});
