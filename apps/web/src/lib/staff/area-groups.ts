import { type Api, read } from '#lib/api/client.ts';
import type { NamedArea } from '#lib/api/types.ts';
import { staffRound as words } from '#lib/messages/index.ts';
import { type Grant, type Role, WRITERS } from './access.ts';

/** Areas to choose from under one heading. */
export interface AreaGroup {
  readonly title: string;
  /** The gemeente, when it may be chosen as a whole. */
  readonly whole: string | null;
  readonly areas: readonly NamedArea[];
}

/**
 * The areas for which somebody has one of the roles, by gemeente; also those that a round has now. Without roles: those
 * for which they may write a round.
 */
export async function areaGroups(
  api: Api,
  grants: readonly Grant[],
  now: readonly NamedArea[] = [],
  roles: readonly Role[] = WRITERS,
): Promise<readonly AreaGroup[]> {
  const [wijken, gemeenten] = await Promise.all([
    read(api.GET('/v1/areas', { params: { query: { level: 'wijk' } } })),
    read(api.GET('/v1/areas', { params: { query: { level: 'gemeente' } } })),
  ]);
  const mine = new Set(grants.filter(({ role }) => roles.includes(role)).map(({ areaCode }) => areaCode));
  const groups = gemeenten.items.map((gemeente): AreaGroup => {
    const whole = mine.has(gemeente.code)
      ? [{ code: gemeente.code, name: words.areas.wholeGemeente(gemeente.name) }]
      : [];
    const parts = wijken.items
      .filter(({ parentCode, code }) => parentCode === gemeente.code && (mine.has(gemeente.code) || mine.has(code)))
      .map(({ code, name }) => ({ code, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
    return { title: words.areas.group(gemeente.name), whole: whole[0]?.code ?? null, areas: [...whole, ...parts] };
  });
  const shown = new Set(groups.flatMap(({ areas }) => areas.map(({ code }) => code)));
  const others = now.filter(({ code }) => !shown.has(code));
  const all = others.length === 0 ? groups : [...groups, { title: words.areas.now, whole: null, areas: others }];
  return all.filter(({ areas }) => areas.length > 0);
}

/** A whole gemeente together with parts of it: the parts would count twice. */
export function overlaps(areaCodes: readonly string[], groups: readonly AreaGroup[]): boolean {
  return groups.some(({ whole, areas }) => {
    const parts = areas.filter(({ code }) => code !== whole);
    return whole !== null && areaCodes.includes(whole) && parts.some(({ code }) => areaCodes.includes(code));
  });
}
