import fs from 'node:fs';
import { forgetShares, holdCeremony } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { openTrialBox, sealTrialBox } from '@wijkbegroting/audit/ceremony/rehearse.ts';
import { readShareText } from '@wijkbegroting/audit/ceremony/share-file.ts';
import { fromBase64url, invariant, type RoundId } from '@wijkbegroting/domain';
import type { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { HELP } from './key-ceremony/help.ts';
import { type CeremonyOptions, readCeremonyOptions } from './key-ceremony/options.ts';
import { writeShares } from './key-ceremony/write-shares.ts';
import { say } from './progress.ts';

/** What was typed is wrong, or a file could not be written; there is no key. */
const REFUSED = 2;

try {
  const options = readCeremonyOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else await hold(options);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = REFUSED;
}

/** The public part goes to standard output and everything that is said to standard error; the shares only to files. */
async function hold({ roundId, trustees, threshold, folder, isRehearsal }: CeremonyOptions): Promise<void> {
  const held = await holdCeremony({ roundId, trustees, threshold });
  invariant(held.ok, 'the options let through what can be split');
  const files = writeShares(held.value, { folder, isRehearsal });
  forgetShares(held.value.shares);
  const { publicPart } = held.value;
  if (trustees.length === 1) say('Let op: één sleutelhouder opent de stembus alleen. Bewoners zien dat.');
  for (const [at, { name }] of publicPart.tallyKey.trustees.entries()) say(`${name}: ${files[at] ?? ''}`);
  if (isRehearsal) await rehearse({ roundId, publicPart, threshold, files });
  else say('Geef elk bestand aan de sleutelhouder en wis het hier. Dit is de openbare kant:');
  process.stdout.write(`${JSON.stringify(publicPart)}\n`);
}

interface Rehearsal {
  readonly roundId: RoundId;
  readonly publicPart: KeyCeremony;
  readonly threshold: number;
  readonly files: readonly string[];
}

/** Opens a trial box with the files of the last trustees: they stand for those who come to the count. */
async function rehearse({ roundId, publicPart, threshold, files }: Rehearsal): Promise<void> {
  const tallyKey = fromBase64url(publicPart.tallyKey.publicKey);
  invariant(tallyKey.ok, 'a tally key is base64url');
  const trial = await sealTrialBox(roundId, tallyKey.value);
  const shares = files.slice(-threshold).map((file) => {
    const read = readShareText(fs.readFileSync(file, 'utf8'));
    invariant(read.ok, 'the file was read back when it was written');
    return read.value;
  });
  const opened = await openTrialBox(shares, trial);
  if (!opened.ok || !opened.value) throw new Error('De proefstem ging niet open. Gebruik deze computer niet.');
  say(`Oefening gelukt: ${String(threshold)} delen openden de proefstem. Gooi de bestanden weg.`);
}
