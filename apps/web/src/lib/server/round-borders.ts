import { read, type Api } from '#lib/api/client.ts';
import type { Area, Round } from '#lib/api/types.ts';

/** An area with a border to draw. */
export type BorderedArea = Pick<Area, 'code' | 'name'> & { readonly border: NonNullable<Area['border']> };

/**
 * The borders of a round for a map: of its areas where there are any, otherwise of the wijken in which its buurten lie,
 * as only wijken come with borders.
 */
export async function readRoundBorders(
  api: Api,
  { areas, gemeenteCode }: Pick<Round, 'areas' | 'gemeenteCode'>,
): Promise<readonly BorderedArea[]> {
  const wijken = await read(api.GET('/v1/areas', { params: { query: { level: 'wijk' } } }));
  const codes = new Set(areas.map(({ code }) => code));
  const inRound = (wijk: Area) => codes.has(wijk.code) || codes.has(gemeenteCode);
  const found = wijken.items.filter(inRound);
  return bordered(found.length > 0 ? found : wijken.items.filter(await aroundBuurten(api, codes)));
}

async function aroundBuurten(api: Api, codes: ReadonlySet<string>): Promise<(wijk: Area) => boolean> {
  const buurten = await read(api.GET('/v1/areas', { params: { query: { level: 'buurt' } } }));
  const parents = new Set(buurten.items.filter(({ code }) => codes.has(code)).map(({ parentCode }) => parentCode));
  return ({ code }) => parents.has(code);
}

function bordered(areas: readonly Area[]): readonly BorderedArea[] {
  return areas.flatMap(({ code, name, border }) => (border === null ? [] : [{ code, name, border }]));
}
