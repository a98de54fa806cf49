import { z } from 'zod';
import { AreaCodeText } from '@wijkbegroting/records/texts.ts';

/** An area by its code, with the name that people know. */
export const NamedAreaWire = z.strictObject({ code: AreaCodeText, name: z.string() }).meta({ id: 'NamedArea' });
