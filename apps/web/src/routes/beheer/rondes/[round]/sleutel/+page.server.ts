import { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { fail, redirect } from '@sveltejs/kit';
import {
  checkpointOrigin,
  formatVerifierKey,
  fromBase64url,
  type RoundId,
  SIGNATURE_TYPES,
} from '@wijkbegroting/domain';
import { attempt, createApi, type Problem, read } from '#lib/api/client.ts';
import { staffKeys } from '#lib/messages/index.ts';
import { requirePage } from '#lib/staff/access.ts';
import type { FieldError } from '#lib/staff/fields.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, route, url }) => {
  const { roles, round } = await parent();
  requirePage(roles, route.id);
  const path = { roundId: params.round };
  const keys = await read(createApi(fetch).GET('/v1/rounds/{roundId}/keys', { params: { path } }));
  return {
    keys,
    logKey: keys.logKey === null ? null : verifierKeyOfLog(round.id as RoundId, keys.logKey),
    isFixed: round.status !== 'draft' && round.status !== 'published',
    flash: staffKeys.flash[url.searchParams.get('klaar') ?? ''] ?? null,
  };
};

/** The key of the log as witnesses and their programs write it (C2SP signed-note). */
function verifierKeyOfLog(roundId: RoundId, logKey: string): string | null {
  const publicKey = fromBase64url(logKey);
  if (!publicKey.ok) return null;
  return formatVerifierKey({
    name: checkpointOrigin(roundId),
    type: SIGNATURE_TYPES.ed25519,
    publicKey: publicKey.value,
  });
}

interface Reply {
  readonly errors: readonly FieldError[];
  readonly problem: Problem | null;
}

function refuse(field: string, text: string) {
  return fail<Reply>(422, { errors: [{ field, text }], problem: null });
}

function refuseAs(problem: Problem) {
  return fail<Reply>(problem.status, { errors: [], problem });
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function done(roundId: string, what: keyof typeof staffKeys.flash): never {
  redirect(303, `/beheer/rondes/${roundId}/sleutel?klaar=${what}`);
}

/** Somebody who pastes the wrong thing may paste a share: then it has been on the network, and the key must go. */
function looksLikeShare(pasted: string): boolean {
  return pasted.includes('wijkbegroting-sleuteldeel') || /(?:[0-9A-Z]{4}[ -]){13}[0-9A-Z]{4}/i.test(pasted);
}

function ceremonyIn(pasted: string): KeyCeremony | undefined {
  try {
    return KeyCeremony.safeParse(JSON.parse(pasted)).data;
  } catch {
    return undefined;
  }
}

export const actions: Actions = {
  plakken: async ({ fetch, params, request }) => {
    const pasted = text(await request.formData(), 'sleutel');
    if (looksLikeShare(pasted)) return refuse('sleutel', staffKeys.paste.hasShare);
    const ceremony = ceremonyIn(pasted);
    if (ceremony === undefined) return refuse('sleutel', staffKeys.paste.wrong);
    const { tallyKey, drawCommitment } = ceremony;
    const body = { drawCommitment, tallyKey: { ...tallyKey, trustees: [...tallyKey.trustees] } };
    const { problem } = await attempt(
      createApi(fetch).PUT('/v1/rounds/{roundId}/tally-key', { params: { path: { roundId: params.round } }, body }),
    );
    return problem === undefined ? done(params.round, 'geplakt') : refuseAs(problem);
  },

  toevoegen: async ({ fetch, params, request }) => {
    const verifierKey = text(await request.formData(), 'meekijker');
    if (verifierKey === '') return refuse('meekijker', staffKeys.witnesses.missing);
    const { problem } = await attempt(
      createApi(fetch).POST('/v1/rounds/{roundId}/witnesses', {
        params: { path: { roundId: params.round } },
        body: { verifierKey },
      }),
    );
    return problem === undefined ? done(params.round, 'toegevoegd') : refuseAs(problem);
  },

  weghalen: async ({ fetch, params, request }) => {
    const name = text(await request.formData(), 'naam');
    const { problem } = await attempt(
      createApi(fetch).DELETE('/v1/rounds/{roundId}/witnesses/{name}', {
        params: { path: { roundId: params.round, name } },
      }),
    );
    return problem === undefined ? done(params.round, 'weggehaald') : refuseAs(problem);
  },
};
