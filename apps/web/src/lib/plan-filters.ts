import { toReadableLine } from '@wijkbegroting/domain';
import type { NamedArea, Round } from '#lib/api/types.ts';

/** How many plans on a page: so many points can still be told apart on the map. */
export const PLANS_PER_PAGE = 20;

const MAXIMUM_PAGE = 1_000;
const SEED = /^[a-z0-9]{6,20}$/;

/** What a visitor looks for, and the seed of the order in which the plans stand. */
export interface PlanFilters {
  readonly search: string;
  readonly buurt: string;
  readonly category: string;
  /** Only plans on the ballot list. */
  readonly isOnBallot: boolean;
  readonly page: number;
  /** Empty when the address has none yet. */
  readonly seed: string;
}

interface Choices {
  readonly buurten: readonly NamedArea[];
  readonly categories: Round['categories'];
}

/** Reads the address; whatever the round does not have is left out, so that an old link still gives a list. */
export function readFilters(query: URLSearchParams, { buurten, categories }: Choices): PlanFilters {
  const buurt = query.get('buurt') ?? '';
  const category = query.get('soort') ?? '';
  const page = Number(query.get('pagina') ?? '1');
  return {
    search: toReadableLine((query.get('zoek') ?? '').slice(0, 100)),
    buurt: buurten.some(({ code }) => code === buurt) ? buurt : '',
    category: categories.some(({ id }) => id === category) ? category : '',
    isOnBallot: query.get('lijst') === 'stemlijst',
    page: Number.isInteger(page) && page >= 1 && page <= MAXIMUM_PAGE ? page : 1,
    seed: readSeed(query),
  };
}

/** The seed in an address, or nothing. */
export function readSeed(query: URLSearchParams): string {
  const seed = query.get('volgorde') ?? '';
  return SEED.test(seed) ? seed : '';
}

/** The query part of an address with these filters; what is empty is left out. */
export function writeFilters({ search, buurt, category, isOnBallot, page, seed }: PlanFilters): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('zoek', search);
  if (buurt !== '') query.set('buurt', buurt);
  if (category !== '') query.set('soort', category);
  if (isOnBallot) query.set('lijst', 'stemlijst');
  if (seed !== '') query.set('volgorde', seed);
  if (page > 1) query.set('pagina', String(page));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether plans may be left out, so that fewer are shown than there are. */
export function hasFilters({ search, buurt, category, isOnBallot }: PlanFilters): boolean {
  return search !== '' || buurt !== '' || category !== '' || isOnBallot;
}

/** A seed out of random bytes, which come in as an argument. */
export function seedFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}
