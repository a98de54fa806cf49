import { Sha256Text, Share } from '@wijkbegroting/records/opening-record.ts';
import { Count } from '@wijkbegroting/records/quantities.ts';
import { Line, list, RoundIdText } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';

/** The number of leaves of a log, or the place of one, as it stands in a query. */
const Position = z
  .string()
  .regex(/^(?:0|[1-9][0-9]{0,8})$/)
  .transform(Number);

const Hashes = list(Sha256Text, 64);

export const LeavesQuery = z.strictObject({
  from: Position.default(0).describe('The first leaf, from 0'),
});

export const LeavesWire = z
  .strictObject({
    size: Count.describe('Leaves in the log'),
    from: Count,
    leaves: list(z.string(), 100).describe('Canonical JSON, see docs/protocol.md, section 7'),
  })
  .meta({ id: 'LogLeaves' });

export const ConsistencyQuery = z.strictObject({ from: Position, to: Position });

export const ConsistencyWire = z
  .strictObject({ from: Count, to: Count, hashes: Hashes })
  .meta({ id: 'ConsistencyProof' });

export const BatchParams = z.strictObject({ roundId: RoundIdText, batch: Position });

/** A leaf with everything that shows that it is in the log: nothing about this answer needs to be believed. */
export const LoggedLeafWire = z
  .strictObject({
    leaf: z.string().describe('Canonical JSON of the event, see docs/protocol.md, section 7'),
    position: Count,
    hashes: Hashes.describe('Inclusion proof (RFC 9162, section 2.1.3) in the tree of the checkpoint'),
    checkpoint: z.string().describe('Signed note'),
  })
  .meta({ id: 'LoggedLeaf' });

export const CosignatureBody = z
  .strictObject({
    size: z.int().min(1).max(1_000_000_000),
    signature: Line(500).describe('The signature line of the witness, without line end'),
  })
  .meta({ id: 'Cosignature' });

export const ShareBody = z.strictObject({ share: Share }).meta({ id: 'RevealedShare' });

export const RevealWire = z
  .strictObject({
    threshold: z.int().min(1).max(9),
    revealedBy: list(z.string(), 9).describe('Names of the trustees'),
    isOpen: z.boolean().describe('Whether the box can be opened'),
  })
  .meta({ id: 'KeyReveal' });
