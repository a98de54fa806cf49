import { error } from '@sveltejs/kit';
import { type Api, read } from '#lib/api/client.ts';
import type { components } from '#lib/api/generated/openapi.ts';

type Schemas = components['schemas'];
export type StaffAccount = NonNullable<Schemas['Session']['account']>;
export type Grant = StaffAccount['roles'][number];
export type Role = Grant['role'];

export const ROLES = [
  'wijkplatform',
  'official',
  'administrator',
  'approver',
  'auditor',
] as const satisfies readonly Role[];

/** Who may write rounds. */
export const WRITERS = ['wijkplatform', 'administrator'] as const satisfies readonly Role[];

/** Which roles open which page, by its route. The API decides; this tells people beforehand. */
export const PAGE_ROLES: Readonly<Record<string, readonly Role[]>> = {
  '/beheer': ROLES,
  '/beheer/rondes/nieuw': WRITERS,
  '/beheer/rondes/[round]': ROLES,
  '/beheer/rondes/[round]/toetsen': ['official'],
  '/beheer/rondes/[round]/toetsen/[plan]': ['official'],
  '/beheer/rondes/[round]/kiezerslijst': ['administrator', 'approver', 'auditor'],
  '/beheer/rondes/[round]/sleutel': ['administrator', 'approver', 'auditor'],
  '/beheer/rondes/[round]/stembus': ['administrator', 'approver', 'auditor'],
  '/beheer/eerdere-verkiezingen': ['administrator'],
  '/beheer/logboek': ['auditor', 'administrator'],
};

/** Whether one of the roles opens a page. */
export function opens(roles: readonly Role[], route: string): boolean {
  return PAGE_ROLES[route]?.some((role) => roles.includes(role)) ?? false;
}

/** Somebody with a task; others get the page that says how to go on. */
export function requireStaff(account: StaffAccount | null): StaffAccount {
  if (account === null) error(401, 'not-signed-in');
  if (account.roles.length === 0) error(403, 'not-allowed');
  return account;
}

/** Refuses who has none of the roles of a page. */
export function requirePage(roles: readonly Role[], route: string): void {
  if (!opens(roles, route)) error(403, 'not-allowed');
}

/** The different roles of somebody, wherever they hold. */
export function rolesOf(account: StaffAccount): readonly Role[] {
  return ROLES.filter((role) => account.roles.some((grant) => grant.role === role));
}

interface RoundAreas {
  readonly areas: readonly { readonly code: string }[];
  readonly gemeenteCode: string;
}

/** The roles that hold for every area of a round: for the area itself, the wijk around it, or its gemeente. */
export function rolesCovering(
  grants: readonly Grant[],
  round: RoundAreas,
  wijkOf: ReadonlyMap<string, string | null>,
): readonly Role[] {
  const covers = (role: Role, code: string): boolean =>
    grants.some(
      (grant) => grant.role === role && [code, wijkOf.get(code), round.gemeenteCode].includes(grant.areaCode),
    );
  return ROLES.filter((role) => round.areas.length > 0 && round.areas.every(({ code }) => covers(role, code)));
}

/** In which wijk each buurt lies; asked only when a round is about buurten and a task is about a wijk. */
export async function wijkOfBuurt(
  api: Api,
  grants: readonly Grant[],
  rounds: readonly RoundAreas[],
): Promise<ReadonlyMap<string, string | null>> {
  const known = new Set([...grants.map(({ areaCode }) => areaCode), ...rounds.map(({ gemeenteCode }) => gemeenteCode)]);
  const isNeeded =
    rounds.some(({ areas }) => areas.some(({ code }) => !known.has(code))) &&
    grants.some(({ areaCode }) => rounds.every(({ gemeenteCode }) => gemeenteCode !== areaCode));
  if (!isNeeded) return new Map();
  const { items } = await read(api.GET('/v1/areas', { params: { query: { level: 'buurt' } } }));
  return new Map(items.map(({ code, parentCode }) => [code, parentCode]));
}
