import fs from 'node:fs';
import path from 'node:path';
import { describeApi } from '../openapi-document.ts';

/** Writes the description of the API, from which the web makes its client. A test fails when the file is stale. */
const FILE = path.resolve(import.meta.dirname, '../../openapi.json');

fs.writeFileSync(FILE, await describeApi());
