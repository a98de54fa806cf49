import fs from 'node:fs';
import path from 'node:path';
import {
  isKeyName,
  parseRoundId,
  parseVerifierKey,
  roundId,
  type RoundId,
  SIGNATURE_TYPES,
  type VerifierKey,
} from '@wijkbegroting/domain';
import { z } from 'zod';

/** What a witness has been told. */
export interface Config {
  /** Where the site is, without a slash at the end. */
  readonly server: string;
  readonly round: RoundId;
  /** The key L that signs the checkpoints of the round. */
  readonly logKey: VerifierKey;
  readonly name: string;
  /** Absolute paths. */
  readonly keyFile: string;
  readonly stateFile: string;
  /** Pause between two looks at the log, in seconds. */
  readonly everySeconds: number;
}

/** The part of it that is needed to make a key: the rest is often not known yet. */
export type KeyConfig = Pick<Config, 'name' | 'keyFile'>;

const FilePath = z.string().min(1).max(4096);
const KeyFields = { name: z.string().max(200).refine(isKeyName, 'a name has no spaces and no +'), keyFile: FilePath };
const KeyFileConfig = z.object(KeyFields);
const FileConfig = z.strictObject({
  ...KeyFields,
  server: z
    .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
    .refine((address) => !/[?#@]/.test(address), 'an address without ?, # and @'),
  round: z.string().refine((text) => parseRoundId(text).ok, 'the id of a round, such as parkwijk-2027'),
  logKey: z.string().max(1000),
  stateFile: FilePath,
  everySeconds: z.int().min(5).max(86_400).default(60),
});

/** Reads the file with everything. Paths in it are taken from its own folder. @throws with one line when it is wrong */
export function readConfig(file: string): Config {
  const { server, round, logKey, stateFile, everySeconds, ...rest } = parsed(file, FileConfig);
  return {
    ...withPath(file, rest),
    server: server.replace(/\/+$/, ''),
    round: roundId(round),
    logKey: readLogKey(file, logKey),
    stateFile: path.resolve(path.dirname(file), stateFile),
    everySeconds,
  };
}

/** Reads only what is needed to make a key; the rest may be missing. @throws with one line when it is wrong */
export function readKeyConfig(file: string): KeyConfig {
  return withPath(file, parsed(file, KeyFileConfig));
}

function withPath(file: string, { name, keyFile }: KeyConfig): KeyConfig {
  return { name, keyFile: path.resolve(path.dirname(file), keyFile) };
}

function readLogKey(file: string, text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (!key.ok) throw new Error(`${file}: logKey: this is not the text of a key (${key.error.code})`);
  if (key.value.type === SIGNATURE_TYPES.ed25519) return key.value;
  throw new Error(`${file}: logKey: this is the key of a witness, not of the log`);
}

function parsed<Output>(file: string, schema: z.ZodType<Output>): Output {
  const { data, error } = schema.safeParse(jsonIn(file));
  if (data !== undefined) return data;
  const [issue] = error?.issues ?? [];
  throw new Error(`${file}: ${[...(issue?.path ?? []), issue?.message].join(': ')}`);
}

function jsonIn(file: string): unknown {
  if (!fs.existsSync(file)) throw new Error(`${file}: this file is not there`);
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    throw new Error(`${file}: this is not JSON`);
  }
}
