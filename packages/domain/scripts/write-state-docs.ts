import { mkdir, writeFile } from 'node:fs/promises';
import { STATE_DOCS, STATE_DOCS_FOLDER } from './state-docs.ts';

await mkdir(STATE_DOCS_FOLDER, { recursive: true });
for (const [name, page] of Object.entries(STATE_DOCS)) await writeFile(new URL(name, STATE_DOCS_FOLDER), page);
