import { fail, redirect } from '@sveltejs/kit';
import { textLength, toReadable } from '@wijkbegroting/domain';
import { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { type Api, attempt, createApi, type Problem, read } from '#lib/api/client.ts';
import type { components } from '#lib/api/generated/openapi.ts';
import { staffBox } from '#lib/messages/index.ts';
import { readAllProposals } from '#lib/server/read-all-proposals.ts';
import { requirePage, requireStaff } from '#lib/staff/access.ts';
import { drawnOrder, openingChecks } from '#lib/staff/ballot-box.ts';
import { boxSteps } from '#lib/staff/box-steps.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import type { Actions, PageServerLoad } from './$types';

type NewAction = components['schemas']['NewProposedAction'];

export const load: PageServerLoad = async ({ fetch, params, parent, route, url }) => {
  const { roles, round, account } = await parent();
  requirePage(roles, route.id);
  const { id, organisation } = requireStaff(account);
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const isSetReady = round.status !== 'draft' && round.status !== 'published';
  const [keys, actions, roll, plans, opened, handedIn] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}/keys', { params: { path } })),
    read(api.GET('/v1/rounds/{roundId}/proposed-actions', { params: { path } })),
    attempt(api.GET('/v1/rounds/{roundId}/roll', { params: { path } })),
    round.status === 'published' ? readAllProposals(api, params.round) : [],
    isSetReady ? readOpened(api, params.round) : NOT_OPENED,
    attempt(api.GET('/v1/rounds/{roundId}/handed-in-receipts', { params: { path } })),
  ]);
  const now = new Date();
  return {
    now,
    me: { id, organisation },
    actions: actions.items,
    roll: roll.data ?? null,
    handedIn: handedIn.data?.items.length ?? 0,
    checks: openingChecks(round, plans, { roll: roll.data ?? null, hasKey: keys.tallyKey !== null, now }),
    opening: keys.opening,
    record: opened.record,
    answer: opened.answer,
    reveal: opened.reveal,
    steps: boxSteps({
      ...{ round, rule: round.rules.count.tie, now, actions: actions.items, keys },
      ...{ signedBy: keys.opening?.signedBy ?? opened.signedBy, reveal: opened.reveal, answer: opened.answer },
    }),
    flash: staffBox.flash[url.searchParams.get('klaar') ?? ''] ?? null,
  };
};

const NOT_OPENED = { record: null, answer: null, reveal: null, signedBy: [] };

/** What was fixed at the opening, and how far the count is. */
async function readOpened(api: Api, roundId: string) {
  const params = { path: { roundId } };
  const [record, outcome, reveal, log] = await Promise.all([
    attempt(api.GET('/v1/rounds/{roundId}/opening-record', { params })),
    attempt(api.GET('/v1/rounds/{roundId}/outcome', { params })),
    attempt(api.GET('/v1/rounds/{roundId}/key-reveal', { params })),
    attempt(api.GET('/v1/rounds/{roundId}/log/leaves', { params: { ...params, query: { from: '0' } } })),
  ]);
  return {
    record: record.data ?? null,
    answer: outcome.data ?? null,
    reveal: reveal.data ?? null,
    signedBy: signersIn(log.data?.leaves[0]),
  };
}

/** The trustees whose signatures stand in the first leaf of the log. */
function signersIn(leaf: string | undefined): readonly string[] {
  const event = leaf === undefined ? undefined : LogEvent.safeParse(JSON.parse(leaf)).data;
  return event?.type === 'OPENING' ? event.signatures.map(({ name }) => name) : [];
}

/** What every action here hands back. */
interface Reply {
  readonly errors: readonly FieldError[];
  readonly problem: Problem | null;
  readonly reason: string;
  readonly minutes: string;
  readonly incident: string;
  readonly places: Readonly<Record<string, string>>;
}

function reply(more: Partial<Reply>): Reply {
  return { errors: [], problem: null, reason: '', minutes: '', incident: '', places: {}, ...more };
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? toReadable(value).replaceAll('\r\n', '\n').trim() : '';
}

function done(roundId: string, what: string): never {
  redirect(303, `/beheer/rondes/${roundId}/stembus?klaar=${what}`);
}

async function propose(api: Api, roundId: string, body: NewAction, typed: Partial<Reply> = {}) {
  const { problem } = await attempt(
    api.POST('/v1/rounds/{roundId}/proposed-actions', { params: { path: { roundId } }, body }),
  );
  if (problem !== undefined) return fail(problem.status, reply({ ...typed, problem }));
  return done(roundId, 'gevraagd');
}

const REASON_MAXIMUM = 1_000;
const MINUTES_MAXIMUM = 5_000;

function minutesErrors(minutes: string): FieldError[] {
  const { minutesMissing, minutesTooLong } = staffBox.tie;
  if (minutes === '') return [{ field: 'minutes', text: minutesMissing }];
  return textLength(minutes) > MINUTES_MAXIMUM ? [{ field: 'minutes', text: minutesTooLong }] : [];
}

export const actions: Actions = {
  klaarzetten: ({ fetch, params }) => propose(createApi(fetch), params.round, { kind: 'open-voting', payload: {} }),

  sluiten: async ({ fetch, params, request }) => {
    const data = await request.formData();
    const reason = text(data, 'reason').slice(0, REASON_MAXIMUM);
    const isEarly = data.has('eerder');
    if (isEarly && reason === '') {
      return fail(422, reply({ errors: [{ field: 'reason', text: staffBox.close.reasonMissing }] }));
    }
    const payload = { earlyReason: isEarly ? reason : null };
    return propose(createApi(fetch), params.round, { kind: 'close-voting', payload }, { reason });
  },

  loting: async ({ fetch, params, request }) => {
    const data = await request.formData();
    const projects = data.getAll('project').map(String);
    const places = new Map(projects.map((project) => [project, text(data, `place.${project}`)]));
    const minutes = text(data, 'minutes');
    const order = drawnOrder(places);
    const typed = { minutes, places: Object.fromEntries(places) };
    const orderErrors =
      order === undefined
        ? [{ field: `place.${projects[0] ?? ''}`, text: staffBox.tie.orderWrong(projects.length) }]
        : [];
    const errors = [...orderErrors, ...minutesErrors(minutes)];
    if (order === undefined || errors.length > 0) return fail(422, reply({ ...typed, errors }));
    const payload = { between: projects.toSorted(), order: [...order], minutes };
    return propose(createApi(fetch), params.round, { kind: 'record-draw', payload }, typed);
  },

  bijzonderheid: async ({ fetch, params, request }) => {
    const incident = text(await request.formData(), 'incident').slice(0, REASON_MAXIMUM);
    if (incident === '') {
      return fail(422, reply({ errors: [{ field: 'incident', text: staffBox.incident.missing }] }));
    }
    const payload = { text: incident };
    return propose(createApi(fetch), params.round, { kind: 'report-incident', payload }, { incident });
  },

  bekendmaken: ({ fetch, params }) => propose(createApi(fetch), params.round, { kind: 'publish-outcome', payload: {} }),

  goedkeuren: async ({ fetch, params, request }) => {
    const data = await request.formData();
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/proposed-actions/{actionId}/approval', {
        params: { path: { actionId: text(data, 'actionId') } },
        body: { payloadHash: text(data, 'payloadHash') },
      }),
    );
    return problem === undefined ? done(params.round, 'uitgevoerd') : fail(problem.status, reply({ problem }));
  },

  afwijzen: async ({ fetch, params, request }) => {
    const data = await request.formData();
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/proposed-actions/{actionId}/rejection', {
        params: { path: { actionId: text(data, 'actionId') } },
      }),
    );
    return problem === undefined ? done(params.round, 'afgewezen') : fail(problem.status, reply({ problem }));
  },

  tellen: async ({ fetch, params }) => {
    const { data, problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/tally', { params: { path: { roundId: params.round } } }),
    );
    if (problem !== undefined) return fail(problem.status, reply({ problem }));
    return done(params.round, data.status === 'awaitingDraw' ? 'loting' : 'geteld');
  },
};
