import { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import {
  HolderName,
  Key,
  OpeningRecordWire,
  Sha256Text,
  Signature,
  TallyKeyWire,
  WitnessKeyWire,
  WitnessName,
  WITNESSES_MAX,
} from '@wijkbegroting/records/opening-record.ts';
import { Instant } from '@wijkbegroting/records/quantities.ts';
import { list, RoundIdText, Text } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';

/** What a key ceremony leaves behind: public keys only. */
export const CeremonyBody = KeyCeremony;

export const WitnessBody = z.strictObject({
  verifierKey: Text(300).describe('The text that `npm run witness -- --init` shows: name+id+key'),
});

export const WitnessParams = z.strictObject({ roundId: RoundIdText, name: WitnessName });

export const OpeningSignatureBody = z.strictObject({
  trustee: HolderName,
  recordSha256: Sha256Text.describe('Of the opening record that the trustee has read'),
  signature: Signature,
});

/** The opening that waits for its second person, and which trustees have signed it. */
const ProposedOpening = z
  .strictObject({
    record: OpeningRecordWire,
    recordSha256: Sha256Text,
    signedBy: list(HolderName, 9),
    signaturesNeeded: z.int().min(1).max(9),
  })
  .meta({ id: 'ProposedOpening' });

export const RoundKeysWire = z
  .strictObject({
    tallyKey: TallyKeyWire.nullable(),
    madeAt: Instant.nullable(),
    witnesses: list(WitnessKeyWire, WITNESSES_MAX),
    logKey: Key.nullable().describe('Made with the first opening that is proposed'),
    opening: ProposedOpening.nullable(),
  })
  .meta({ id: 'RoundKeys' });

export type CeremonyBody = KeyCeremony;
export type OpeningSignatureBody = z.output<typeof OpeningSignatureBody>;
