import type { AreaCode } from './ids.ts';

/** The three levels of area that CBS counts by, largest first. */
export const AREA_LEVELS = ['gemeente', 'wijk', 'buurt'] as const;

/** One of the three levels of area. */
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** One gemeente, wijk or buurt in the area list of one year. */
export interface Area {
  readonly code: AreaCode;
  /** Year of the CBS list: the same code can mean another area in another year. */
  readonly year: number;
  readonly level: AreaLevel;
  readonly name: string;
  /** The wijk of a buurt, the gemeente of a wijk; a gemeente has none. */
  readonly parentCode: AreaCode | null;
  /** Inhabitants; null when not counted or kept secret by CBS. */
  readonly population: number | null;
}

/** The areas of one year by code. */
export type AreaLookup = ReadonlyMap<AreaCode, Area>;

/** Makes a lookup of a list of areas of one year. A code that occurs twice keeps the last. */
export function areaLookup(areas: Iterable<Area>): AreaLookup {
  return new Map(Array.from(areas, (area) => [area.code, area]));
}

/** The area itself and what it lies in, smallest first: buurt, wijk, gemeente. An unknown code gives none. */
export function enclosingAreas(lookup: AreaLookup, code: AreaCode): readonly Area[] {
  const enclosing: Area[] = [];
  let area = lookup.get(code);
  while (area !== undefined && enclosing.length < AREA_LEVELS.length) {
    enclosing.push(area);
    area = area.parentCode === null ? undefined : lookup.get(area.parentCode);
  }
  return enclosing;
}

/** Whether an area is `container` or lies in it. An unknown code lies nowhere. */
export function liesIn(lookup: AreaLookup, code: AreaCode, container: AreaCode): boolean {
  return enclosingAreas(lookup, code).some((area) => area.code === container);
}

/** The area of this level that an area is or lies in; undefined when unknown or when the area is larger. */
export function areaOfLevel(lookup: AreaLookup, code: AreaCode, level: AreaLevel): Area | undefined {
  return enclosingAreas(lookup, code).find((area) => area.level === level);
}

/** All buurten in one or more areas, sorted by code; a buurt that lies in two of them is named once. */
export function buurtenIn(lookup: AreaLookup, containers: readonly AreaCode[]): readonly AreaCode[] {
  return [...lookup.values()]
    .filter((area) => area.level === 'buurt' && containers.some((container) => liesIn(lookup, area.code, container)))
    .map((area) => area.code)
    .toSorted();
}
