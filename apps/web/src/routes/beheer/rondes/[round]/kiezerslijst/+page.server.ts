import { fail } from '@sveltejs/kit';
import { attempt, createApi, type Problem } from '#lib/api/client.ts';
import type { components } from '#lib/api/generated/openapi.ts';
import { staffRoll } from '#lib/messages/index.ts';
import { readRollSource } from '#lib/server/roll-source.ts';
import { requirePage } from '#lib/staff/access.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import { letterFaultOf } from '#lib/staff/letter-fault.ts';
import { type LineError, type LineFaults, lineFaults } from '#lib/staff/roll-lines.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, route, url }) => {
  const { roles, round } = await parent();
  requirePage(roles, route.id);
  const api = createApi(fetch);
  const path = { roundId: params.round };
  const isAdministrator = roles.includes('administrator');
  const [roll, held] = await Promise.all([
    attempt(api.GET('/v1/rounds/{roundId}/roll', { params: { path } })),
    isAdministrator
      ? attempt(api.GET('/v1/rounds/{roundId}/held-collections', { params: { path } })).then(({ data }) => data?.items)
      : Promise.resolve(undefined),
  ]);
  return {
    isAdministrator,
    isHelper: isAdministrator || roles.includes('approver'),
    statement: roll.data ?? null,
    problem: roll.problem === undefined || roll.problem.code === 'roll-unknown' ? null : roll.problem,
    held: held ?? [],
    isRollOpen: round.status === 'published' && (roll.data === undefined || roll.data.codes.madeOn === null),
    letterFault: letterFaultOf(url.searchParams),
  };
};

type Schemas = components['schemas'];

/** What every action here hands back. */
interface Reply {
  readonly errors: readonly FieldError[];
  readonly problem: Problem | null;
  readonly pasted: string;
  readonly reference: string;
  readonly report: Schemas['RollReport'] | null;
  readonly lines: LineFaults | null;
  readonly found: Schemas['FoundRollEntry'] | null;
  readonly replacement: Schemas['CodeReplacement'] | null;
  readonly isCleared: boolean;
}

function reply(more: Partial<Reply>): Reply {
  const nothing = { errors: [], problem: null, pasted: '', reference: '', lines: null };
  return { ...nothing, report: null, found: null, replacement: null, isCleared: false, ...more };
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

export const actions: Actions = {
  inlezen: async ({ fetch, params, request }) => {
    const data = await request.formData();
    const { csv, fault } = await readRollSource(data);
    const pasted = text(data, 'csv');
    if (fault !== undefined) {
      const errors = [{ field: fault.field, text: staffRoll.source.error[fault.code] }];
      return fail(422, reply({ pasted, errors }));
    }
    const { data: report, problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/roll-imports', {
        params: { path: { roundId: params.round } },
        body: { csv },
      }),
    );
    if (problem === undefined) return reply({ report });
    const lines = problem.code === 'roll-malformed' ? lineFaults(problem['errors'] as readonly LineError[]) : null;
    return fail(problem.status, reply({ pasted, problem: { code: problem.code, status: problem.status }, lines }));
  },

  opzoeken: async ({ fetch, params, request }) => {
    const reference = text(await request.formData(), 'reference');
    if (reference === '') {
      return fail(422, reply({ errors: [{ field: 'reference', text: staffRoll.helpdesk.referenceMissing }] }));
    }
    const { data: found, problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/roll-lookups', {
        params: { path: { roundId: params.round } },
        body: { reference },
      }),
    );
    if (problem !== undefined) return fail(problem.status, reply({ reference, problem }));
    return reply({ reference, found });
  },

  vervangen: async ({ fetch, params, request }) => {
    const reference = text(await request.formData(), 'reference');
    const { data: replacement, problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/code-replacements', {
        params: { path: { roundId: params.round } },
        body: { reference },
      }),
    );
    if (problem !== undefined) return fail(problem.status, reply({ reference, problem }));
    return reply({ reference, replacement });
  },

  vrijgeven: async ({ fetch, request }) => {
    const heldId = text(await request.formData(), 'heldId');
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/held-collections/{heldId}/clearance', { params: { path: { heldId } } }),
    );
    return problem === undefined ? reply({ isCleared: true }) : fail(problem.status, reply({ problem }));
  },
};
