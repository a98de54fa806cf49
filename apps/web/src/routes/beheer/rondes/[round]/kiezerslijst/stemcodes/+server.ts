import { redirect, type RequestHandler } from '@sveltejs/kit';
import { attempt, createApi } from '#lib/api/client.ts';
import { staffRoll } from '#lib/messages/index.ts';
import { readRollSource } from '#lib/server/roll-source.ts';
import { letterFaultQuery } from '#lib/staff/letter-fault.ts';
import { lettersCsv, type LineError, lineFaults } from '#lib/staff/roll-lines.ts';

/**
 * Makes the codes and hands them out as a file: an answer and no page, so that the browser saves it also without
 * JavaScript, and so that the codes are nowhere but in that file.
 */
export const POST: RequestHandler = async ({ fetch, params, request }) => {
  const roundId = params['round'] ?? '';
  const form = await request.formData();
  const replaceAll = form.get('replaceAll') === 'true';
  const { csv, fault } = await readRollSource(form);
  if (fault !== undefined) backWith(roundId, replaceAll, fault);
  const { data, problem } = await attempt(
    createApi(fetch).POST('/v1/rounds/{roundId}/code-letters', {
      params: { path: { roundId } },
      body: { csv, replaceAll },
    }),
  );
  if (problem !== undefined) backWith(roundId, replaceAll, problem);
  return new Response(lettersCsv(data.items), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${staffRoll.letters.fileName(roundId)}"`,
      'cache-control': 'no-store',
    },
  });
};

interface Refusal {
  readonly code: string;
  readonly missing?: unknown;
  readonly unknown?: unknown;
  readonly errors?: unknown;
}

function backWith(roundId: string, replaceAll: boolean, { code, missing, unknown, errors }: Refusal): never {
  const query = letterFaultQuery({
    code,
    replaceAll,
    missing: typeof missing === 'number' ? missing : 0,
    unknown: typeof unknown === 'number' ? unknown : 0,
    lines: lineFaults(Array.isArray(errors) ? (errors as LineError[]) : []),
  });
  redirect(303, `/beheer/rondes/${roundId}/kiezerslijst?${query}#codes`);
}
