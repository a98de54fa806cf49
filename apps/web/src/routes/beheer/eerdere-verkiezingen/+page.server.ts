import { fail } from '@sveltejs/kit';
import { isBlank, parsePastElectionId, toReadable, toReadableLine } from '@wijkbegroting/domain';
import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { pabulibProblemText } from '@wijkbegroting/tally-words';
import { attempt, createApi, type Problem, read } from '#lib/api/client.ts';
import { staffPastElections as words } from '#lib/messages/index.ts';
import { ELECTIONS_PER_PAGE, pageOf } from '#lib/past-elections.ts';
import { readElectionSource } from '#lib/server/election-source.ts';
import { PAGE_ROLES, requirePage, requireStaff, rolesOf } from '#lib/staff/access.ts';
import { areaGroups } from '#lib/staff/area-groups.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import { keptAreas } from '#lib/staff/kept-areas.ts';
import { slugOf } from '#lib/staff/slug.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, route, url }) => {
  const account = requireStaff((await parent()).account);
  const roles = rolesOf(account);
  requirePage(roles, route.id);
  const api = createApi(fetch);
  const page = pageOf(url.searchParams);
  const query = { limit: ELECTIONS_PER_PAGE, offset: (page - 1) * ELECTIONS_PER_PAGE };
  const [{ items, total }, groups] = await Promise.all([
    read(api.GET('/v1/past-elections', { params: { query } })),
    areaGroups(api, account.roles, [], PAGE_ROLES[route.id]),
  ]);
  const mine = await keptAreas(
    api,
    account.roles,
    items.map(({ area }) => area.code),
  );
  return {
    roles: roles.filter((role) => role === 'administrator'),
    areas: groups.flatMap(({ areas }) => areas.map(({ code, name }) => ({ value: code, label: name }))),
    elections: items.map((election) => ({ ...election, isMine: mine.has(election.area.code) })),
    page,
    pageCount: Math.max(1, Math.ceil(total / ELECTIONS_PER_PAGE)),
  };
};

/** What was filled in, so that nothing but the file has to be chosen again. */
interface Typed {
  readonly title: string;
  readonly areaCode: string;
  readonly address: string;
  readonly lenient: boolean;
}

/** What every action here hands back. */
interface Reply {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly problem: Problem | null;
  /** What is wrong with the file, a sentence a line, and how much more there is. */
  readonly faults: { readonly lines: readonly string[]; readonly more: number } | null;
  /** The name of what was put on the site. */
  readonly imported: string | null;
  readonly isDeleted: boolean;
}

function reply(more: Partial<Reply>): Reply {
  const typed = { title: '', areaCode: '', address: '', lenient: false };
  return { typed, errors: [], problem: null, faults: null, imported: null, isDeleted: false, ...more };
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? toReadable(value).trim() : '';
}

export const actions: Actions = {
  plaatsen: async ({ fetch, request }) => {
    const data = await request.formData();
    const typed: Typed = {
      title: toReadableLine(text(data, 'title')),
      areaCode: text(data, 'areaCode'),
      address: text(data, 'address'),
      lenient: data.get('lenient') === 'true',
    };
    const source = await readElectionSource(data.get('file'));
    const id = typed.address === '' ? slugOf(typed.title) : typed.address;
    const errors = errorsOf(typed, id);
    if (source.fault !== undefined) errors.push({ field: 'file', text: words.error[source.fault] });
    if (errors.length > 0 || source.text === undefined) return fail(422, reply({ typed, errors }));
    const { title, areaCode, lenient } = typed;
    const body = { id, title, areaCode, lenient, file: source.text };
    const { problem } = await attempt(createApi(fetch).POST('/v1/past-elections', { body }));
    return problem === undefined ? reply({ imported: title }) : fail(problem.status, refused(typed, problem));
  },

  weghalen: async ({ fetch, request }) => {
    const data = await request.formData();
    const electionId = text(data, 'id');
    const reason = text(data, 'reason');
    if (isBlank(reason)) {
      return fail(422, reply({ errors: [{ field: `reason-${electionId}`, text: words.error.reason }] }));
    }
    const { problem } = await attempt(
      createApi(fetch).DELETE('/v1/past-elections/{electionId}', {
        params: { path: { electionId } },
        body: { reason },
      }),
    );
    return problem === undefined ? reply({ isDeleted: true }) : fail(problem.status, reply({ problem }));
  },
};

const LONGEST_TITLE = 120;

function errorsOf({ title, areaCode, address }: Typed, id: string): FieldError[] {
  const errors: FieldError[] = [];
  if (isBlank(title)) errors.push({ field: 'title', text: words.error.name });
  else if (title.length > LONGEST_TITLE) errors.push({ field: 'title', text: words.error.nameLong });
  if (areaCode === '') errors.push({ field: 'areaCode', text: words.error.area });
  if (!parsePastElectionId(id).ok && (address !== '' || !isBlank(title)))
    errors.push({ field: 'address', text: words.error.address });
  return errors;
}

function refused(typed: Typed, problem: Problem): Reply {
  if (problem.code !== 'election-file-malformed') return reply({ typed, problem });
  const problems = problem['errors'] as readonly PabulibProblem[];
  const more = Number(problem['errorCount']) - problems.length;
  return reply({ typed, faults: { lines: problems.map(pabulibProblemText), more } });
}
