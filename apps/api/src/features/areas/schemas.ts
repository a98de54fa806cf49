import { AREA_LEVELS } from '@wijkbegroting/domain';
import { z } from 'zod';
import { NamedAreaWire } from '../../wire/areas.ts';
import { Count } from '@wijkbegroting/records/quantities.ts';
import { AreaCodeText, list } from '@wijkbegroting/records/texts.ts';

const Position = z.array(z.number()).min(2).max(2);
const Ring = z.array(Position);

/** GeoJSON in WGS84, simplified for an overview map. */
const Border = z
  .union([
    z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
  ])
  .meta({ id: 'Border' });

const area = {
  code: AreaCodeText,
  year: z.int(),
  level: z.enum(AREA_LEVELS),
  name: z.string(),
  parentCode: AreaCodeText.nullable(),
  population: Count.nullable(),
  landHa: Count.nullable(),
  label: Position.nullable().describe('Longitude and latitude of a good place for the name on a map'),
  border: Border.nullable(),
};

export const AreaWire = z.strictObject(area).meta({ id: 'Area' });
export const AreaWithBuurtenWire = z
  .strictObject({ ...area, buurten: list(NamedAreaWire, 10_000) })
  .meta({ id: 'AreaWithBuurten' });
export const AreaList = z.strictObject({ items: list(AreaWire, 20_000) });

export const AreaParams = z.strictObject({ areaCode: AreaCodeText });
export const AreaQuery = z.strictObject({ level: z.enum(AREA_LEVELS).optional() });

export type AreaWire = z.output<typeof AreaWire>;
