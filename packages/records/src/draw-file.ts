import { z } from 'zod';
import { ProjectIdText } from './opening-record.ts';
import { list } from './texts.ts';

const projects = list(ProjectIdText, 1_000);

/** A draw in public, as `draw/NNN.json` of the bundle tells it. Rule: docs/protocol.md, section 10. */
export const DrawFile = z.strictObject({
  between: projects,
  order: projects,
  minutes: z.string().max(20_000).describe('Who drew, where, and how; its hash is in the log'),
  drawnAt: z.iso.datetime(),
});

export type DrawFile = z.output<typeof DrawFile>;
