import fs from 'node:fs';
import path from 'node:path';
import type { Ceremony } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { readShareText, shareFileName, writeShareFile } from '@wijkbegroting/audit/ceremony/share-file.ts';
import { toBase64url } from '@wijkbegroting/domain';
import { trusteeKeyOf } from '@wijkbegroting/protocol';

const ONLY_OWNER = 0o600;

interface Where {
  readonly folder: string;
  readonly isRehearsal: boolean;
}

/**
 * Writes one file for each trustee, readable by nobody else, and reads each back to see that it holds the right share.
 * Never writes over a file: it could be the share of an earlier ceremony. When one cannot be written, none stay.
 * @returns the files, in the order of the trustees
 */
export function writeShares({ roundId, shares, publicPart }: Ceremony, { folder, isRehearsal }: Where): string[] {
  const { threshold, trustees } = publicPart.tallyKey;
  const written: string[] = [];
  try {
    for (const [at, held] of shares.entries()) {
      const facts = { ...held, round: roundId, threshold, trustees: shares.length, isRehearsal };
      const file = path.join(folder, shareFileName(facts));
      fs.writeFileSync(file, writeShareFile(facts), { mode: ONLY_OWNER, flag: 'wx' });
      written.push(file);
      requireHolds(file, trustees[at]?.key);
    }
  } catch (error) {
    for (const file of written) fs.rmSync(file, { force: true });
    throw readable(error);
  }
  return written;
}

function requireHolds(file: string, key: string | undefined): void {
  const read = readShareText(fs.readFileSync(file, 'utf8'));
  if (!read.ok || toBase64url(trusteeKeyOf(read.value)) !== key) throw new Error(`${file} is niet goed bewaard.`);
  read.value.fill(0);
}

function readable(error: unknown): Error {
  if (!(error instanceof Error) || !('code' in error)) return error instanceof Error ? error : new Error(String(error));
  const file = 'path' in error ? String(error.path) : '';
  if (error.code === 'EEXIST') return new Error(`${file} is er al. Kies een andere map met --folder.`);
  return new Error(`${file} kan niet worden geschreven. Kies een andere map met --folder.`);
}
