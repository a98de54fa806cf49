import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const PACKAGE = path.resolve(import.meta.dirname, '../package.json');

/** The version of this software, as it stands in the opening record of a round. */
export const SOFTWARE_VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(fs.readFileSync(PACKAGE, 'utf8'))).version;
