import { z } from 'zod';
import { Sha256Text, TallyKeyWire } from './opening-record.ts';

/** What a key ceremony leaves behind: public keys only. */
export const KeyCeremony = z
  .strictObject({
    tallyKey: TallyKeyWire,
    drawCommitment: Sha256Text.describe('Binds the lots of a computed draw, see docs/protocol.md, section 9'),
  })
  .meta({ id: 'KeyCeremony' });

export type KeyCeremony = z.output<typeof KeyCeremony>;
