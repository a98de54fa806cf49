import { z } from 'zod';
import { Day } from '@wijkbegroting/records/quantities.ts';

const MODULUS_TEXT = 512;
const DEVICE_TEXT = 22;

export const CollectPassBody = z
  .strictObject({
    code: z.string().min(1).max(64).describe('The code of the letter, as typed'),
    birthYear: z.int().min(1890).max(2200),
    blindedMessage: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/)
      .max(2 * MODULUS_TEXT)
      .describe('base64url, as long as the modulus of the issuer key'),
    device: z
      .string()
      .regex(/^[A-Za-z0-9_-]+$/)
      .length(DEVICE_TEXT)
      .describe('16 random bytes in base64url that the device made for this alone; counted per day, never stored'),
  })
  .meta({ id: 'PassRequest' });

export const BlindPassWire = z
  .strictObject({
    blindSignature: z.string().length(MODULUS_TEXT).describe('base64url'),
    day: Day.nullable().describe('The day on which the pass was collected first'),
  })
  .meta({ id: 'BlindPass' });
