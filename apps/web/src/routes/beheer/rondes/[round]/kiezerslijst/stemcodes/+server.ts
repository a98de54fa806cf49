import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attempt, createApi, read } from '#lib/api/client.ts';
import { staffRoll } from '#lib/messages/index.ts';
import { readAreaLookup, readRollSource } from '#lib/server/roll-source.ts';
import { domainRoundOf } from '#lib/staff/domain-round.ts';
import { lettersCsv, votingReferences } from '#lib/staff/roll-lines.ts';

/**
 * Makes the codes and hands them out as a file: an answer and no page, so that the browser saves it also without
 * JavaScript, and so that the codes are nowhere but in that file.
 */
export const POST: RequestHandler = async ({ fetch, params, request }) => {
  const roundId = params['round'] ?? '';
  const page = `/beheer/rondes/${roundId}/kiezerslijst`;
  const { csv, errors } = await readRollSource(await request.formData());
  const [error] = errors;
  if (error !== undefined) redirect(303, `${page}?fout=source-missing#codes`);
  const api = createApi(fetch);
  const [round, areas] = await Promise.all([
    read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId } } })),
    readAreaLookup(api),
  ]);
  const references = [...votingReferences(csv, domainRoundOf(round), areas)];
  const { data, problem } = await attempt(
    api.POST('/v1/rounds/{roundId}/code-letters', { params: { path: { roundId } }, body: { references } }),
  );
  if (problem !== undefined) redirect(303, `${page}?${faultQuery(problem)}#codes`);
  return new Response(lettersCsv(data.items), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${staffRoll.letters.fileName(roundId)}"`,
      'cache-control': 'no-store',
    },
  });
};

function faultQuery(problem: { readonly code: string; readonly [fact: string]: unknown }): URLSearchParams {
  const { code, missing, unknown } = problem;
  const numbers = {
    ...(typeof missing === 'number' && { missen: String(missing) }),
    ...(typeof unknown === 'number' && { onbekend: String(unknown) }),
  };
  return new URLSearchParams({ fout: code, ...numbers });
}
