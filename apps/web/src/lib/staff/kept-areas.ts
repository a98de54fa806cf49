import { type Api, read } from '#lib/api/client.ts';
import type { Grant } from './access.ts';

/** Which of these areas lie in an area for which somebody is administrator, who may delete what is kept of them. */
export async function keptAreas(
  api: Api,
  grants: readonly Grant[],
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const mine = new Set(grants.filter(({ role }) => role === 'administrator').map(({ areaCode }) => areaCode));
  const parents = codes.every((code) => mine.has(code)) ? new Map<string, string | null>() : await readParents(api);
  const lies = (code: string | null | undefined): boolean =>
    typeof code === 'string' && (mine.has(code) || lies(parents.get(code)));
  return new Set(codes.filter(lies));
}

async function readParents(api: Api): Promise<ReadonlyMap<string, string | null>> {
  const [wijken, buurten] = await Promise.all([
    read(api.GET('/v1/areas', { params: { query: { level: 'wijk' } } })),
    read(api.GET('/v1/areas', { params: { query: { level: 'buurt' } } })),
  ]);
  return new Map([...wijken.items, ...buurten.items].map(({ code, parentCode }) => [code, parentCode]));
}
