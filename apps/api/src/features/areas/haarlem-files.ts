import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../data/haarlem');
/** Codes, names and figures are those of CBS 2024. */
const YEAR = 2024;

const count = z.string().regex(/^\d+$/).transform(Number);

const KeyFigures = z.array(
  z.object({
    level: z.enum(['gemeente', 'wijk']),
    code: z.string().min(1),
    name: z.string().min(1),
    parent_code: z.string(),
    population_2024: count,
    area_land_ha: count,
  }),
);
const Buurten = z.array(
  z.object({ buurt_code: z.string().min(1), buurt_name: z.string().min(1), wijk_code: z.string().min(1) }),
);
const Overview = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) }),
      properties: z.object({ code: z.string(), label: z.tuple([z.number(), z.number()]) }),
    }),
  ),
});

/** One area as its source gives it: year of the code, hectares of land, borders in WGS84. */
export interface SourceArea {
  readonly code: string;
  readonly year: number;
  readonly level: 'gemeente' | 'wijk' | 'buurt';
  readonly name: string;
  readonly parentCode: string | null;
  readonly population: number | null;
  readonly landHa: number | null;
  readonly label: unknown;
  readonly border: unknown;
}

/** Haarlem's gemeente, wijken and buurten from the files that ship with the product, parents first. */
export function readHaarlemAreas(): SourceArea[] {
  const figures = KeyFigures.parse(readCsv('kerncijfers.csv'));
  const buurten = Buurten.parse(readCsv('buurten.csv'));
  const overview = Overview.parse(JSON.parse(read('wijken-overview.geojson')));
  const drawn = new Map(overview.features.map((feature) => [feature.properties.code, feature]));
  const measured = figures.map((row): SourceArea => ({
    code: row.code,
    year: YEAR,
    level: row.level,
    name: row.name,
    parentCode: row.parent_code === '' ? null : row.parent_code,
    population: row.population_2024,
    landHa: row.area_land_ha,
    label: drawn.get(row.code)?.properties.label ?? null,
    border: drawn.get(row.code)?.geometry ?? null,
  }));
  const named = buurten.map((row): SourceArea => ({
    code: row.buurt_code,
    year: YEAR,
    level: 'buurt',
    name: row.buurt_name,
    parentCode: row.wijk_code,
    population: null,
    landHa: null,
    label: null,
    border: null,
  }));
  return [...measured, ...named];
}

function read(name: string): string {
  return fs.readFileSync(path.join(FOLDER, name), 'utf8');
}

function readCsv(name: string): unknown {
  return parse(read(name), { columns: true, skip_empty_lines: true });
}
