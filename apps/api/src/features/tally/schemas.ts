import { Count } from '@wijkbegroting/records/quantities.ts';
import { z } from 'zod';

export const TallyProgressAnswer = z.strictObject({
  opened: z
    .strictObject({ done: Count, all: Count })
    .nullable()
    .describe('Ballots opened so far, and how many there are; null when nobody is counting'),
});
